"""The account of the whole announcement: every paragraph, in order, and the one place where it lives."""

from schemes.books.productive_families.announcement import productive_families
from schemes.law import Home

REQUIREMENT, STEP, NO_EFFECT = Home.REQUIREMENT, Home.STEP, Home.NO_EFFECT

productive_families.accounts(
    ("الفقرة ١", REQUIREMENT, "محفظة تمويلية لمشاريع منزلية صغيرة لأسر منطقة القصيم."),
    ("الفقرة ٢", REQUIREMENT, "خطوط الإنتاج أولها الغذاء، والتمويل بحسب المشروع مع التسويق له."),
    ("الفقرة ٣", STEP, "ورش عمل مع الوزارتين لتراخيص الأسر المنتجة."),
    ("الفقرة ٤", NO_EFFECT, "خطوات قادمة لتفعيل مشاريع المنازل دون حكم فيها."),
    ("الفقرة ٥", STEP, "يُحسَّن المنتج بتطوير المشروع وأدواته في المنزل."),
    ("الفقرة ٦", NO_EFFECT, "تأكيد أن الغذاء أهم الخطوط، وترتيبه في الفقرة الثانية."),
    ("الفقرة ٧", REQUIREMENT, "الجمعية تدرس المشاريع وتسوقها، والمتوقع أكثر من مئة مشروع."),
    ("الفقرة ٨", NO_EFFECT, "رأي خدمة المجتمع في البنك أن المحفظة ثمرة عمل منظم."),
    ("الفقرة ٩", REQUIREMENT, "البنك يمول مشاريع الأسر عن طريق الجمعية."),
    ("الفقرة ١٠", NO_EFFECT, "الغاية دخل ثابت ومنتج جيد مطلوب في السوق، وتُقاس في التقارير."),
)
