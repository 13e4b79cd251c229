// What pages add where scripts run: which counters and lines are open at this moment in
// Japan, and an offline copy of the pages in the reader's language. Without it a page says
// the same, and its hours in full.
"use strict";
{
  // Whatever the clock of the reader says of the day: Japan is nine hours ahead.
  const inJapan = (days) => new Date(Date.now() + (9 + 24 * days) * 3600e3);

  // The times of a day, as `hours` in today.rs writes them; null if nothing is known of it.
  const on = (hours, date) => {
    const [first, last, week, ...others] = hours.split(" ");
    const day = date.toISOString().slice(0, 10);
    if (day < first || day > last) return null;
    const other = others.find((it) => it.startsWith(day));
    const times = other ? other.slice(11) : week.split(";")[(date.getUTCDay() + 6) % 7];
    return {
      times: times.split(",").filter(Boolean).map((it) => it.split("-").map(Number)),
      isHoliday: other?.[10] === "h",
    };
  };

  // Which of its words a line shows: open, closed, closed today, closed on a holiday.
  const state = (hours) => {
    const now = inJapan(0);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    const today = on(hours, now);
    if (!today) return -1;
    const isIn = (minute) => ([from, to]) => from <= minute && minute < to;
    const late = on(hours, inJapan(-1))?.times.some(isIn(minute + 24 * 60));
    if (late || today.times.some(isIn(minute))) return 0;
    if (today.times.length > 0) return 1;
    return today.isHoliday ? 3 : 2;
  };

  const show = () => {
    for (const aside of document.querySelectorAll(".today")) {
      let said = 0;
      for (const line of aside.querySelectorAll("[data-hours]")) {
        const shown = state(line.dataset.hours);
        line.hidden = shown < 0;
        line.querySelectorAll("strong").forEach((word, at) => { word.hidden = at !== shown; });
        said += shown < 0 ? 0 : 1;
      }
      aside.hidden = said === 0;
    }
  };
  show();
  setInterval(show, 30e3);

  // Nothing is copied from a memory stick, nor for those who want to save data.
  const { src, dataset } = document.currentScript;
  const workers = navigator.serviceWorker;
  if (workers && location.protocol !== "file:" && !navigator.connection?.saveData) {
    workers.register(new URL("offline.js", src)).catch(() => {});
    workers.ready.then((it) => it.active.postMessage(dataset.copy));
  }
}
