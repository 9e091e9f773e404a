"""What the Herfa portfolio asks about a family's project, in Arabic; money in halalas of the Saudi riyal (R31)."""

from schemes.facts import Fact, Kind, vocabulary

HALALA = "هللة"

FACTS = vocabulary(
    Fact(
        "region", Kind.CHOICE, "في أي منطقة تسكن الأسرة؟",
        choices={"qassim": "القصيم"}, open=True,
    ),
    Fact("association_member", Kind.YES_NO, "هل الأسرة عضو في جمعية حرفة؟"),
    Fact(
        "project_line", Kind.CHOICE, "ماذا تنتج الأسرة؟",
        choices={
            "food": "التصنيع الغذائي",
            "wool_heritage": "منتجات الصوف والقطع التراثية",
            "ceramics": "الخزفيات",
            "glass": "أعمال الزجاج",
            "other": "غير ذلك",
        },
    ),
    Fact("study_done", Kind.YES_NO, "هل أعدت الجمعية دراسة المشروع؟"),
    Fact("home_based", Kind.YES_NO, "هل يُنفَّذ المشروع في المنزل؟"),
    Fact(
        "requested_amount", Kind.MONEY, "كم المبلغ المطلوب لتمويل المشروع؟",
        hint="المبلغ بالهللة، والريال مئة هللة.", example="2000000", unit=HALALA,
    ),
    Fact("bank_accepted", Kind.YES_NO, "هل وافق بنك الجزيرة على تمويل المشروع؟"),
)  # fmt: skip
