from streamlit.testing.v1 import AppTest


def test_a_field_for_a_file_says_its_limit_in_chinese():
    def page():
        from components.inputs.files import choose_file  # noqa: PLC0415

        choose_file("工作簿", key="file_0", megabytes=20)

    at = AppTest.from_function(page).run()
    assert at.file_uploader[0].label == "工作簿"
    (look,) = (each.proto.body for each in at.get("html"))
    assert "不超过20 MB" in look
    assert "没有收下：文件超过20 MB" in look
