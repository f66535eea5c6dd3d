"""What offices write into their plans: the words that `spoken_plans` draws from."""

UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Phòng Kinh tế",
    "Văn phòng HĐND và UBND xã",
    "Công an xã",
    "Ban Chỉ huy Quân sự xã",
    "Hội Nông dân xã",
    "Hội Liên hiệp Phụ nữ xã",
    "Đoàn Thanh niên xã",
    "Trạm Y tế xã",
    "Hội Cựu chiến binh xã",
    "Trung tâm Dịch vụ tổng hợp xã",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
)
PARTNERS = (*UNITS, "các thôn", "các cơ quan, đơn vị liên quan", "các tổ chức chính trị - xã hội")
TASKS = (
    "theo dõi, đôn đốc việc thực hiện Kế hoạch này",
    "tham mưu Ủy ban nhân dân xã tổng kết phong trào thi đua",
    "tuyên truyền, vận động đoàn viên, hội viên hưởng ứng phong trào thi đua",
    "xây dựng kế hoạch cụ thể và tổ chức thực hiện",
    "hướng dẫn các thôn đăng ký thi đua",
    "kiểm tra, giám sát công tác thu gom rác thải",
    "giữ gìn an ninh trật tự trên địa bàn",
    "tổng hợp kết quả, báo cáo Ủy ban nhân dân xã",
)
NAMES = (
    "Tỷ lệ hộ nghèo",
    "Tỷ lệ tham gia bảo hiểm y tế",
    "Tỷ lệ gia đình văn hóa",
    "Tỷ lệ hộ sử dụng nước sạch",
    "Tốc độ tăng giá trị sản xuất",
    "Tỷ lệ rác thải được thu gom",
    "Tỷ lệ trường đạt chuẩn quốc gia",
    "Tỷ lệ hồ sơ giải quyết đúng hạn",
)
COUNTED = (
    ("Thu nhập bình quân đầu người", "triệu đồng/người/năm"),
    ("Tổng thu ngân sách trên địa bàn", "tỷ đồng"),
    ("Giải quyết việc làm trong năm", "người"),
    ("Diện tích trồng rừng mới", "ha"),
    ("Số hộ thoát nghèo", "hộ"),
    ("Tổng chiều dài đường được bê tông hóa", "km"),
)
SHARES = (
    "đạt {n}% trở lên",
    "đạt trên {n}%",
    "đạt {n}%",
    "khoảng {n}%",
    "không quá {n}%",
    "từ {n}% trở lên",
    "dưới {n}%",
)
MOVEMENTS = (
    "Cả nước chung sức xây dựng nông thôn mới",
    "Dân vận khéo",
    "Giỏi việc nước, đảm việc nhà",
    "Ngày chủ nhật xanh",
    "5 không, 3 sạch",
)
CRITERIA = (
    "Hoàn thành các nhiệm vụ được giao",
    "Thực hiện tốt chế độ báo cáo",
    "Nội bộ đoàn kết, không có đơn thư vượt cấp",
    "Có sáng kiến được áp dụng",
)
AWARDS = ("Bằng khen của Chủ tịch UBND tỉnh", "Giấy khen của Chủ tịch UBND xã", "Cờ thi đua của UBND tỉnh")
PROSE = (
    "Các cấp, các ngành bám sát nhiệm vụ chính trị, tổ chức phong trào thi đua thiết thực, hiệu quả.",
    "Việc xét khen thưởng bảo đảm công khai, dân chủ, đúng quy định.",
    "Tiếp tục đổi mới nội dung, hình thức tuyên truyền trên hệ thống truyền thanh của xã.",
)
SHORT = (
    ("vp", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Văn phòng xã"),
    ("kt", "Phòng Kinh tế xã", "Phòng Kinh tế"),
    ("phu-nu", "Hội Liên hiệp Phụ nữ xã", "Hội Phụ nữ"),
)
GOALS = (
    "Nâng cao nhận thức của cán bộ, công chức và Nhân dân về phong trào thi đua",
    "Huy động các nguồn lực xây dựng đường giao thông nông thôn",
    "Giữ vững và nâng cao chất lượng các tiêu chí đã đạt",
    "Phát huy vai trò chủ thể của Nhân dân",
)
THEMES = ("Đường sáng, nhà xanh, ngõ sạch", "Đoàn kết, sáng tạo, phát triển", "Mỗi người một việc tốt")
SLOGANS = ("Dân biết, dân bàn, dân làm, dân kiểm tra", "Thi đua là yêu nước, yêu nước thì phải thi đua")
EVENTS = ("Lễ phát động phong trào thi đua", "Hội nghị tổng kết phong trào thi đua", "Ngày hội vệ sinh môi trường")
STEPS = ("đón tiếp đại biểu", "phát biểu khai mạc", "trình bày nội dung phát động", "ký giao ước thi đua")
PRODUCTS = ("Báo cáo sơ kết", "Báo cáo kết quả", "Danh sách đề nghị khen thưởng", "Hướng dẫn đăng ký thi đua")
GOODS = (
    ("In ấn tài liệu", "tờ"),
    ("Nước uống đại biểu", "người"),
    ("Trang trí khánh tiết", "buổi"),
    ("Thuê âm thanh", "buổi"),
    ("Tiền thưởng tập thể", "giải"),
)
FUNDS = ("ngân sách xã", "Quỹ thi đua, khen thưởng", "đóng góp tự nguyện của Nhân dân")
WORKS = ("Bê tông hóa đường trục thôn", "Rãnh thoát nước khu dân cư", "Đường hoa, cây xanh")
PLACES = ("Đông Hòa", "Tây Hòa", "Nam Hòa")
