// Small additions; every page works without them.
(() => {
  "use strict";
  const t = document.documentElement.lang.startsWith("fa");
  const ascii = (s) => s.replace(/[۰-۹٠-٩]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".includes(d) ? "۰۱۲۳۴۵۶۷۸۹".indexOf(d) : "٠١٢٣٤٥٦٧٨٩".indexOf(d));
  const fa = (n) => Number(n).toLocaleString(t ? "fa-IR" : "ar-u-nu-arab");
  const small = "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split(" ");
  const tens = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split(" ");
  const hundreds = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split(" ");
  const words = (n) => {
    for (const [scale, name] of [[1e9, "میلیارد"], [1e6, "میلیون"], [1e3, "هزار"]]) {
      if (n >= scale) return words(Math.floor(n / scale)) + " " + name + (n % scale ? " و " + words(n % scale) : "");
    }
    if (n >= 100) return hundreds[Math.floor(n / 100) - 1] + (n % 100 ? " و " + words(n % 100) : "");
    if (n >= 20) return tens[Math.floor(n / 10) - 2] + (n % 10 ? " و " + small[n % 10] : "");
    return small[n];
  };

  // A sum, grouped and in words, below its box. What is typed stays as typed: the server reads every form of it.
  for (const box of document.querySelectorAll("[data-money]")) {
    const out = document.createElement("output");
    out.className = "in-words";
    (box.closest(".affix") || box).after(out);
    const show = () => {
      const plain = ascii(box.value).replace(/[\s,٬،]|ریال/g, "");
      const sum = Number(plain);
      out.textContent = t && /^\d{1,15}$/.test(plain) && sum ? fa(sum) + " ریال؛ " + words(sum) + " ریال" : "";
    };
    box.addEventListener("input", show);
    show();
  }

  // Leaving with answers not sent asks first.
  let changed = false;
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
  }
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  // Seconds until a new one-time code may be asked for; without this file the server says so.
  for (const place of document.querySelectorAll("[data-countdown]")) {
    const button = place.closest("form")?.querySelector("button");
    const end = Date.now() + 1000 * place.dataset.countdown;
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      place.textContent = fa(left);
      if (button) button.disabled = left > 0;
      if (left) setTimeout(tick, 500);
    };
    tick();
  }

  // The summary of errors is the first thing read.
  document.querySelector(".error-summary")?.focus();
})();
