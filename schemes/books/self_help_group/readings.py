"""Where this document is silent, unclear or wrong: what we decided, and who may change it."""

from schemes.readings import Reading, register

INSTITUTE = "مؤسسهٔ مجری و بانک عامل"

READINGS = register(
    Reading(
        "R30",
        "مبلغ، نرخ، مدت، شمار اعضا، قاعدهٔ پس‌انداز و درجه‌بندی گفته نشده است.",
        "گروه ۱۰ تا ۲۰ نفر، دست‌کم شش ماه جلسه، ثبت پس‌انداز و وام درونی، و درجه‌بندی بانک بر پنج نشانهٔ کار گروه؛ همه "
        "تنظیم تاریخ‌دارند با نشان «عرف، نه متن».",
        "", INSTITUTE,
    ),
)  # fmt: skip
