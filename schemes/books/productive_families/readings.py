"""Where this document is silent, unclear or wrong: what we decided, and who may change it."""

from schemes.readings import Reading, register

READINGS = register(
    Reading(
        "R31",
        "لم تُذكر المبالغ ولا الشروط، والعملة ريال سعودي، والهويات ليست إيرانية.",
        "الشروط من إعدادات محفظة الجمعية، ولكل مبلغ عملته المكتوبة معه، والمعرّف هو رقم الهوية الوطنية السعودية.",
        "", "جمعية حرفة وبنك الجزيرة",
    ),
)  # fmt: skip
