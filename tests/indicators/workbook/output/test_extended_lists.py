import re
import zipfile
from io import BytesIO

import openpyxl
import pytest

from indicators.workbook.output.annotations import annotated
from tests.workbooks import workbook_bytes

# A list whose words stand on another sheet, as Excel writes it.
EXTENSION = """<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"
 xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">
<x14:dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1">
<x14:formula1><xm:f>指标!$A$2:$A$502</xm:f></x14:formula1><xm:sqref>B2:B517</xm:sqref>
</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"""


def saved_by_excel():
    target = BytesIO()
    source = zipfile.ZipFile(BytesIO(workbook_bytes()))
    with source, zipfile.ZipFile(target, "w") as written:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "xl/worksheets/sheet5.xml":
                data = re.sub(rb"<dataValidations.*</dataValidations>", b"", data)
                data = data.replace(b"</worksheet>", EXTENSION.encode())
            written.writestr(entry, data)
    return target.getvalue()


# openpyxl says that it drops the extension: it does not know that its lists are kept.
@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_drop_downs_of_an_extension_come_back_as_ordinary_ones():
    page = openpyxl.load_workbook(BytesIO(annotated(saved_by_excel(), [])))["实绩"]
    (rule,) = page.data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "指标!$A$2:$A$502", "B2:B517")
    assert (rule.errorStyle, rule.allowBlank) == ("warning", True)
