"""One plan in every format, with every part that a plan may have: letterhead, bases, each level, foot, appendices."""

from __future__ import annotations

from functools import cache

import kehoach

HEADS = {
    "nđ30": """@kế hoạch Phát động phong trào thi đua yêu nước năm 2026
  cơ quan: Phòng Văn hóa - Xã hội
  cơ quan chủ quản: UBND xã Xuân Đông
  số: 5/KH-VHXH
  ngày: 05/02/2026
""",
    "đảng-05": """@kế hoạch thực hiện Chỉ thị về phong trào thi đua
  thể thức: đảng
  cơ quan: Đảng uỷ xã Xuân Đông
  cơ quan chủ quản: Đảng bộ tỉnh Đồng Nai
  số: 5-KH/ĐU
  ngày: 05/6/2026
""",
    "đảng-36": """@kế hoạch thực hiện Chỉ thị về phong trào thi đua
  thể thức: đảng
  cơ quan: Đảng uỷ xã Xuân Đông
  cơ quan chủ quản: Đảng bộ tỉnh Đồng Nai
  số: 5-KH/ĐU
  ngày: 05/02/2026
""",
    "đoàn": """@kế hoạch Tổ chức Tháng Thanh niên năm 2026
  thể thức: đoàn
  cơ quan: BCH Đoàn xã Xuân Đông
  cơ quan chủ quản: Tỉnh đoàn Đồng Nai
  số: 5-KH/ĐTN
  ngày: 05/02/2026
""",
}
SIGNED = {
    "nđ30": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "đảng-05": ("T/M ĐẢNG UỶ", "BÍ THƯ"),
    "đảng-36": ("T/M ĐẢNG UỶ", "BÍ THƯ"),
    "đoàn": ("TM. BAN THƯỜNG VỤ", "BÍ THƯ"),
}
KEPT = {"nđ30": "Lưu: VT", "đảng-05": "Lưu Văn phòng", "đảng-36": "Lưu Văn phòng", "đoàn": "Lưu VP"}
TEXT = """  năm: 2026
  nơi: Xuân Đông

@căn cứ
  Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022
  Chương trình công tác năm 2026 của xã

# Mục đích, yêu cầu
## Mục đích
Đoạn văn của nội dung, dài hơn một dòng để thấy chữ được dàn đều cả hai lề của trang giấy theo quy định.
## Yêu cầu
Mỗi thôn có ít nhất một công trình thi đua, có địa chỉ, có người phụ trách, có thời hạn hoàn thành.
# Tổ chức thực hiện
1. Các thôn, kèm theo Phụ lục:
a) Tuyên truyền trong Nhân dân
b) Vận động các hộ tham gia
c) Báo cáo kết quả
2. Khoản thứ hai của phần tổ chức thực hiện.
3. Khoản thứ ba của phần tổ chức thực hiện.
- Gạch đầu dòng
+ Dấu cộng

@nơi nhận
  Cấp trên
  Các thôn
  {kept}

@ký
  {signed}
  Nguyễn Văn An

@phụ lục Danh mục nhiệm vụ
Nội dung của phụ lục.
"""


@cache
def full(form: str) -> bytes:
    """The plan in a format, as a Word file."""
    signed = "\n  ".join(SIGNED[form])
    return kehoach.loads(HEADS[form] + TEXT.format(kept=KEPT[form], signed=signed)).render()
