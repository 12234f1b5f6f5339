// What could name somebody in a text: the rules of portal/privacy/identifiers, read by the browser.
// The names and the order of the functions are those of the Python modules. Nothing leaves this page.
import * as rules from "./rules.js";

const setOf = (words) => new Set(words.split(" "));
const lists = Object.fromEntries(Object.entries(rules.WORDS).map(([name, words]) => [name, setOf(words)]));
const KINDS_OF_WARD = setOf(rules.KINDS_OF_WARD);
const pattern = (name, flags = "") => new RegExp(rules.PATTERNS[name], flags);
const BEGINNING = pattern("BEGINNING");
const OWN_SITES = pattern("OWN_SITES");
const WORD_BEFORE = pattern("WORD_BEFORE");
const MARKS = ["#", "#code", "#pair", "#capital"].map((mark) => [mark, new RegExp(`^(?:${rules.PATTERNS[`MARK_${mark}`]})`)]);
const RULES = rules.RULES.map((rule) => ({
  ...rule,
  sign: new RegExp(rule.pattern, rule.begins.length ? "dy" : "dg"),
}));

// The text as Identifiers: kind, start, end, words, offer, because; no two overlap.
export function find(text) {
  const standing = whereWordsStand(text);
  const taken = new Uint8Array(text.length);
  const found = [];
  for (const rule of RULES) {
    for (const [start, end, match] of matches(rule, text, standing, taken)) {
      if (!taken.subarray(start, end).includes(1)) {
        taken.fill(1, start, end);
        found.push(identifier(rule, match, start, end));
      }
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function whereWordsStand(text) {
  const standing = new Map();
  const add = (key, place) => (standing.get(key) ?? standing.set(key, []).get(key)).push(place);
  for (const found of text.matchAll(pattern("WORD", "g"))) {
    const [word] = found;
    add(word.toLowerCase(), found.index);
    MARKS.filter(([, sign]) => sign.test(word)).forEach(([mark]) => add(mark, found.index));
    if (isGiven(word) || isShared(word)) add("#given", found.index);
  }
  return standing;
}

function* matches(rule, text, standing, taken) {
  const check = CHECKS[rule.check];
  for (const match of tried(rule, text, standing, taken)) {
    const [start, last] = match.indices.groups?.words ?? match.indices[0];
    const end = check ? check(match) : last;
    if (end !== null) yield [start, Math.min(end, last), match];
  }
}

function* tried(rule, text, standing, taken) {
  if (!rule.begins.length) {
    const plain = text.toLowerCase();
    if (rule.needs.some((sign) => plain.includes(sign))) yield* text.matchAll(rule.sign);
    return;
  }
  const begun = rule.begins.flatMap((word) => standing.get(word) ?? []);
  for (const place of begun.sort((one, other) => one - other)) {
    rule.sign.lastIndex = place;
    const match = taken[place] ? null : rule.sign.exec(text);
    if (match) yield match;
  }
}

function identifier({ kind, because, offer }, match, start, end) {
  let words = offer.startsWith(":") ? OFFERS[offer.slice(1)](match) : offer;
  if (BEGINNING.test(match.input.slice(Math.max(0, start - 8), start))) words = words.charAt(0).toUpperCase() + words.slice(1);
  return { kind, start, end, words: match.input.slice(start, end), offer: words, because };
}

const endOf = (match) => match.index + match[0].length;
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
const isCapital = (sign) => sign !== sign.toLowerCase();
const inCapitals = (word) => word === word.toUpperCase() && word !== word.toLowerCase();

// numbers
const digitsIn = (text) => text.replace(/[^0-9]/g, "");

function nhsNumber(match) {
  const number = digitsIn(match[0]);
  const sum = [...number].reduce((total, digit, place) => total + (10 - place) * digit, 0);
  return number.length === 10 && sum % 11 === 0 ? endOf(match) : null;
}

function card(match) {
  const doubled = [...digitsIn(match[0])].reverse().map((digit, place) => (place % 2 ? digit * 2 : +digit));
  const sum = doubled.reduce((total, number) => total + (number > 9 ? number - 9 : number), 0);
  return sum % 10 === 0 ? endOf(match) : null;
}

const account = (match) => (digitsIn(match[0]).length >= 10 ? endOf(match) : null);

function ownSite(match) {
  const address = match[0].replace(/[.?]+$/, "");
  return OWN_SITES.test(address.toLowerCase()) ? null : match.index + address.length;
}

function phone(match) {
  const [text] = match;
  for (let end = text.length; end > 9; end -= 1) {
    const whole = digitsIn(text[end - 1]) && !digitsIn(text.slice(end, end + 1));
    if (whole && isPhone(text.slice(0, end))) return match.index + end;
  }
  return null;
}

function ownLine(match) {
  const number = digitsIn(match.groups.words);
  const shared = [...rules.FREE_OR_SHARED, rules.HELPLINES].some((code) => number.startsWith(code));
  return shared ? null : match.indices.groups.words[1];
}

function isPhone(text) {
  let number = digitsIn(text);
  if (text.includes("+") || number.startsWith("00")) {
    number = number.replace(/^00/, "");
    if (!number.startsWith("44")) return number.length >= 9 && number.length <= 15;
    number = `0${number.slice(2).replace(/^0/, "")}`;
  }
  return [10, 11].includes(number.length) && "123578".includes(number[1]) && !rules.FREE_OR_SHARED.some((code) => number.startsWith(code));
}

// days
function day(match) {
  const found = match.groups;
  if (found.month) return found.day >= 1 && found.day <= 31 ? endOf(match) : null;
  const [low, high] = [Math.min(found.first, found.second), Math.max(found.first, found.second)];
  return low >= 1 && low <= 12 && high <= 31 ? endOf(match) : null;
}

const age = (match) => (yearsIn(match.groups.age) > 0 && yearsIn(match.groups.age) < 120 ? endOf(match) : null);
const grownAge = (match) => (yearsIn(match.groups.age) >= 10 ? age(match) : null);

function month(match) {
  const found = match.groups;
  const words = [monthName(found), fullYear(found.year)].filter(Boolean).join(" ");
  return found.on ? `in ${words}` : words;
}

function monthName(found) {
  if (found.month) return rules.MONTHS.find((name) => name.slice(0, 3).toLowerCase() === found.month.slice(0, 3).toLowerCase());
  return rules.MONTHS[(found.second <= 12 ? found.second : found.first) - 1];
}

function fullYear(year) {
  const figures = (year ?? "").replace(/^['’]/, "");
  if (figures.length !== 2) return figures;
  return (figures < 40 ? "20" : "19") + figures;
}

const about = (match) => aboutAge(yearsIn(match.groups.age)) + (match.groups.tail ? " years old" : "");

function aboutAge(years) {
  if (years > 85) return "over 85";
  return years >= 5 ? `about ${Math.floor((years + 2) / 5) * 5}` : "under 5";
}

function adult(match) {
  const years = yearsIn(match.groups.age);
  const words = [[5, "very young"], [13, "young"], [18, "teenage"], [40, "younger"], [60, "middle-aged"]];
  return (words.find(([below]) => years < below) ?? [0, "older"])[1];
}

const anAdult = (match) => (adult(match) === "older" ? "an older" : `a ${adult(match)}`);

function yearsIn(words) {
  if (/^[0-9]/.test(words)) return +words;
  const numbers = words.toLowerCase().replaceAll("-", " ").split(/[ ]+/);
  const worth = (word) => (rules.UNITS.includes(word) ? rules.UNITS.indexOf(word) + 1 : (rules.TENS.indexOf(word) + 2) * 10);
  return numbers.reduce((total, word) => total + worth(word), 0);
}

// places
function namedWard(match) {
  const first = match.groups.name.split(/[ \u00a0]/)[0].toLowerCase();
  return lists.NOT_NAMES.has(first) || KINDS_OF_WARD.has(first) ? null : endOf(match);
}

const bed = (match) => `a ${match[0].slice(0, 3).toLowerCase()}`;

// naming
const isNoName = (word) => lists.NOT_NAMES.has(word.toLowerCase());
const isGiven = (word) => lists.GIVEN_NAMES.has(asName(word)) && !(inCapitals(word) && word.length <= 3);
const isShared = (word) => lists.SHARED_NAMES.has(asName(word));
const surname = (match) => namesEnd(match, (word) => isNoName(word) && !lists.SURNAMES.has(word.toLowerCase()), true);
const name = (match) => namesEnd(match, isNoName);

function asName(word) {
  const [first] = word.split("-");
  return inCapitals(first) ? capital(first) : first;
}

function givenName(match) {
  const end = namesEnd(match, isNoName, true);
  const [first, ...others] = [...match.groups.name.matchAll(pattern("NAME_WORD", "g"))].map(([word]) => word);
  if (end === null || !(isGiven(first) || (isShared(first) && followed(first, others)))) return null;
  return isPlace(match, end) ? null : end;
}

function fullName(match) {
  const end = namesEnd(match, isNoName);
  if (end === null || !lists.BEFORE_A_NAME.has(wordBefore(match)) || isPlace(match, end)) return null;
  const words = [...match.input.slice(match.index, end).matchAll(pattern("NAME_WORD", "g"))].map(([word]) => word);
  const names = words.filter((word) => isCapital(word[0]) && word.length > 1);
  const ordinary = names.some((word) => lists.PLACES.has(word.toLowerCase()) || inCapitals(word));
  return names.length < 2 || ordinary ? null : end;
}

const followed = (first, others) => others.length > 0 && isCapital(others[0][0]) && !inCapitals(first) && !isNoName(others[0]);

function smallName(match) {
  const [first] = match.groups.name.split(/[ \u00a0]/);
  return lists.GIVEN_NAMES.has(capital(first)) ? match.indices.groups.name[1] : null;
}

function smallSurname(match) {
  const ordinary = lists.NOT_NAMES.has(match.groups.name) || lists.OWNERS.has(wordBefore(match));
  return ordinary ? null : match.indices.groups.name[1];
}

function namesEnd(match, isOrdinary, capitals = false) {
  let end = null;
  for (const found of match.groups.name.matchAll(pattern("NAME_WORD", "g"))) {
    const [word] = found;
    if (!isCapital(word[0]) || word.length === 1) continue;
    if (isOrdinary(word) || isShouted(word, end === null && capitals)) break;
    end = match.indices.groups.name[0] + found.index + word.length;
  }
  return end;
}

const isShouted = (word, first) => inCapitals(word) && word.length > 2 && !first && !isGiven(word);

function isPlace(match, end) {
  const sign = pattern("WORD_AFTER", "y");
  sign.lastIndex = end;
  const after = sign.exec(match.input);
  return lists.BEFORE_A_PLACE.has(wordBefore(match)) || (after !== null && lists.PLACES.has(after[1].toLowerCase()));
}

function wordBefore(match) {
  const found = WORD_BEFORE.exec(match.input.slice(Math.max(0, match.index - 30), match.index));
  return found ? found[1].toLowerCase() : "";
}

function titled(match) {
  const noun = rules.TITLES[match.groups.title.toLowerCase()];
  if (!noun) return "somebody";
  return lists.OWNERS.has(wordBefore(match)) ? noun : `a ${noun}`;
}

function role(match) {
  const noun = match.groups.keep;
  const before = wordBefore(match);
  if ((noun.toLowerCase() !== "cns" && noun.endsWith("s")) || (before && !lists.BARE.has(before))) return noun;
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

const CHECKS = {
  nhs_number: nhsNumber,
  card,
  account,
  own_site: ownSite,
  phone,
  own_line: ownLine,
  day,
  age,
  grown_age: grownAge,
  named_ward: namedWard,
  surname,
  name,
  given_name: givenName,
  full_name: fullName,
  small_name: smallName,
  small_surname: smallSurname,
};
const OFFERS = { month, about, adult, an_adult: anAdult, bed, titled, role };
