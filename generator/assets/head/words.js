/* A text -> its words as anybody can type them, for all that looks words up in an index. */
(function () {
  "use strict";
  /* Small letters without accents, signs and apostrophes: as generator/language/spelling.py folds the words of an index. */
  const letters = { "ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "" };
  function fold(text) {
    const bare = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/['’‘ʼʻʾʿ`´]/g, "");
    return bare.replace(/[ıłđðøæœþßٱىیکةـ]/g, (letter) => letters[letter]).normalize("NFC");
  }
  function words(text) {
    const joined = text.replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (found) => found.replaceAll(".", ""));
    return [...new Set(fold(joined).match(/[\p{L}\p{N}]+/gu) || [])];
  }

  /* Text in parts, and which of them begin with one of the words that were looked for. */
  function parts(text, sought) {
    return text.split(/([\p{L}\p{N}\p{M}'’‘.]+)/u).filter(Boolean).map(function (part) {
      const bare = /[\p{L}\p{N}]/u.test(part) ? fold(part).replaceAll(".", "") : "";
      return { text: part, found: bare !== "" && sought.some((word) => bare.startsWith(word)) };
    });
  }

  /* Where the words lie in pieces, of which the first words are known: which pieces hold words that begin in a way. */
  function holding(firsts, start) {
    const found = [];
    firsts.forEach(function (first, at) {
      const next = firsts[at + 1];
      if ((first <= start || first.startsWith(start)) && (next === undefined || next > start)) found.push(at);
    });
    return found;
  }

  function summed(steps) {
    let sum = 0;
    return steps.map((step) => (sum += step));
  }

  window.bfWords = { fold, words, parts, holding, summed };
})();
