"""What the Herfa portfolio asks of a productive family; what the association and the bank say is not asked."""

from applicants.models import Document
from applicants.way.pages import FormPage, Questionnaire, Section
from applicants.ways.productive_families.fields import FIELDS

SECTIONS = (
    Section(
        "الأسرة وإنتاجها",
        (
            FormPage("line", "خط الإنتاج", asks=("project_line",)),
            FormPage("home", "مكان العمل", asks=("home_based",)),
        ),
    ),
    Section(
        "المشروع",
        (
            FormPage("idea", "فكرة المشروع", asks=("project_idea",)),
            FormPage("amount", "مبلغ التمويل", asks=("requested_amount",)),
        ),
    ),
    Section(
        "الأوراق",
        (
            FormPage(
                "papers",
                "أسعار الأدوات",
                takes=(Document.Kind.PROFORMA,),
                must=False,
                intro="إن كانت عندك ورقة أسعار الأدوات والمواد فأرسل صورتها، وإلا فأكمل بدونها.",
            ),
        ),
    ),
)

FROM_ELSEWHERE: dict[str, object] = {
    "region": "عنوان الأسرة",
    "association_member": "جمعية حرفة",
    "study_done": "دراسة الجمعية للمشروع",
    "bank_accepted": "بنك الجزيرة",
}

LABELS: dict[str, object] = {
    "project_line": "خط الإنتاج",
    "home_based": "العمل في البيت",
    "project_idea": "فكرة المشروع",
}

FORM = Questionnaire(SECTIONS, {}, FROM_ELSEWHERE, labels=LABELS, fields=FIELDS)
