/* How the search ranks what it finds: what is written for students comes first. The other numbers are Sphinx's own. */
var Scorer = {
  score: ([page, , , , score]) => score + (page.includes("/lessons/") ? 20 : page.includes("/articles/") ? 5 : page.includes("/teaching/") || page.endsWith("/cli") ? -10 : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
