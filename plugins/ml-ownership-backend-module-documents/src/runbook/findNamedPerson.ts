import { TextBlock } from '../text';
import { findAuthor } from './findAuthor';
import { findContact } from './findContact';
import { People } from './People';
import {
  CHINESE_FAMILY_NAMES,
  isGivenName,
  JAPANESE_FAMILY_NAMES,
  KOREAN_FAMILY_NAMES,
} from './personNames';
import { isPersonName, isTeamName } from './isPersonName';
import { TEAM_WORD } from './teamWords';

/** Requests that are only made to people: what follows is a person unless it is known to be something else. */
const ASK = [
  ...['ask', 'get approval from', 'frag', 'frage', 'fragen Sie'],
  ...['kontaktiere', 'kontaktieren Sie', 'wende dich an'],
  ...['wenden Sie sich an', 'melde dich bei', 'melden Sie sich bei'],
  ...['demande à', 'demandez à', 'demander à', 'contacte', 'contactez'],
  ...['contacter', 'appelle', 'appelez', 'appeler', 'écris à', 'écrivez à'],
  ...['pregunta a', 'pregunte a', 'preguntar a', 'pide a', 'contacta a'],
  ...['contacta con', 'contactar a', 'contactar con', 'llama a', 'llame a'],
  ...['pergunte a', 'pergunte ao', 'pergunte à', 'peça a', 'peça ao'],
  ...['contate', 'ligue para', 'fale com', 'chiedi a', 'chiedere a'],
  ...['chiama', 'contatta', 'contattare', 'vraag', 'vraag aan', 'bel'],
  ...['neem contact op met', 'zapytaj', 'spytaj', 'skontaktuj się z'],
  ...['zadzwoń do', 'napisz do', 'zeptej se', 'zeptejte se', 'kontaktuj'],
  ...['kontaktujte', 'zavolej', 'zavolejte', 'napiš', 'napište'],
];

/** Requests that are made to people, teams and machines alike: what follows has to look like a person. */
const REACH = [
  ...['ping', 'contact', 'reach out to', 'talk to', 'speak to', 'speak with'],
  ...['talk with', 'consult with', 'check with', 'write to'],
  ...['get in touch with', 'escalate to', 'notify', 'inform', 'tell'],
  ...['hand over to', 'hand it to', 'sign-off from', 'approval from'],
  ...['loop in', 'coordinate with', 'follow up with'],
  ...['informiere', 'informieren Sie', 'benachrichtige', 'ruf', 'rufen Sie'],
  ...['benachrichtigen Sie', 'prévenir', 'prévenez', 'avisa a', 'avise a'],
];

/** Verbs that are also nouns: "Page load", "Message queue". Only a common first name makes them a request. */
const CALL = [
  ...['call', 'phone', 'page', 'email', 'e-mail', 'mail', 'text', 'alert'],
  ...['message', 'dm', 'cc'],
];

const NAME =
  "(\\p{Lu}(?:\\p{Ll}|['’]\\p{Lu}){1,20}(?:[- ]\\p{Lu}(?:\\p{Ll}|['’]\\p{Lu}){1,20}){0,2})(?![\\p{L}\\d]|[-_/(]|\\.\\w)";
const HANDLE = '@([\\w.-]{2,40})';
const LOGIN = '(\\p{Ll}{2,20}\\.\\p{Ll}{2,20})(?!\\.?\\w|[@/(-])';
const FOLLOWING = '(?=((?: [\\p{L}-]{1,20}){0,2}))';

const ASKING = requests(ASK);
const REACHING = requests(REACH);
const CALLING_BY_NAME = requests(CALL);
const CALLING_AT_NUMBER = new RegExp(
  `(?:^|[^\\p{L}-])([Cc]all|[Pp]hone|[Tt]ext) ${NAME} (?:on|at|under) \\+?\\d{2}`,
  'gu',
);
const ASKING_POLITELY = new RegExp(
  `(?:^|[^\\p{L}])([Bb]itte(?:n Sie)?) ${NAME} um `,
  'gu',
);
const GETTING = new RegExp(
  `(?:^|[^\\p{L}])((?:[Gg]et|[Oo]btain|[Rr]equest|[Cc]ollect) (?:[\\p{L}-]{1,20} ){0,3}(?:passwords?|keys?|tokens?|secrets?|access|approval|credentials?|permissions?|sign-?off|confirmation|go-ahead|files?|codes?|certificates?|licen[cs]es?) from) (?:${HANDLE}|${NAME}|${LOGIN})${FOLLOWING}`,
  'gu',
);
const ASKING_IN_JAPANESE = new RegExp(
  `([\\p{Script=Han}\\p{Script=Katakana}]{1,10}(?:さん|氏)|(?<!\\p{Script=Han})(?:${JAPANESE_FAMILY_NAMES.join(
    '|',
  )})\\p{Script=Han}{0,2})(?:に|へ|と)(?:聞|確認|連絡|相談|依頼|問い合わせ|電話|承認)`,
  'u',
);
const ASKING_IN_CHINESE = new RegExp(
  `(?:联系|询问|咨询|通知|找)([${CHINESE_FAMILY_NAMES}]\\p{Script=Han}{1,2})(?=$|[^\\p{Script=Han}]|获取|确认|申请|审批|处理)`,
  'u',
);
const ASKING_IN_KOREAN = new RegExp(
  `(?<![가-힣])([${KOREAN_FAMILY_NAMES}][가-힣]{2}(?:님|씨)?)(?:에게|께) (?:연락|문의|요청|확인)`,
  'u',
);

/** A personal domain ends with letters; a version does not. */
const EMAIL =
  /(?:^|[^\w.+-])([\w.+-]{1,64})@(?=(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-]))/giu;
const CALLING =
  /(?:^|[^\p{L}])(?:call|phone|ring|text|telefon|tel|ruf\w*|appele[rz]|appelle|llam\w+|ligue|zadzwoń|zavolej\w*)\b[^.;\n]{0,40}?((?:\+|00)\d[\d ()/-]{6,20}\d)/giu;

/** Lines about who wrote a document, not about who is needed. */
const COLOPHON =
  /^(?:(?:last )?(?:updated|reviewed|edited|written|changed|maintained|created)(?: on \S+)? by|authors?|contributors?|credits?|thanks|maintainers?|reviewers?|changelog|history|autor(?:en|es|a)?|auteure?s?|auto[rř]i?|作成者|著者)(?!\p{L})/iu;

type IsPerson = (name: string, people: People) => boolean;

/** Requests, and whether the name after them is that of a person. */
const REQUESTS: readonly (readonly [RegExp, IsPerson])[] = [
  [ASKING, (name, people) => isPersonName(name, people, true)],
  ...[REACHING, GETTING].map(
    pattern =>
      [
        pattern,
        (name: string, people: People) => isPersonName(name, people, false),
      ] as const,
  ),
  [
    CALLING_BY_NAME,
    (name, people) =>
      isGivenName(name.split(' ')[0]) && isPersonName(name, people, false),
  ],
];

/**
 * The first text in which a document depends on a person, as written there: "ask Ada", an author's name, the address
 * or number of one person. A group, a team's address, a channel or a rota does not count.
 */
export function findNamedPerson(
  blocks: readonly TextBlock[],
  people: People,
): string | undefined {
  const author = findAuthor(people.authors);
  let heading = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading = block.text;
    }
    if (
      block.kind === 'code' ||
      COLOPHON.test(heading) ||
      COLOPHON.test(block.text)
    ) {
      continue;
    }
    // Text in backticks is code.
    const text = block.text.replace(/`[^`]*`/g, '``');
    const found =
      author(text) ??
      (block.kind === 'heading'
        ? undefined
        : findPersonRequest(text, people) ??
          findContact(block, text, heading, people)) ??
      [ASKING_IN_JAPANESE, ASKING_IN_CHINESE, ASKING_IN_KOREAN]
        .map(pattern => pattern.exec(text)?.[1])
        .find(Boolean) ??
      findAddress(text, people) ??
      findNumber(text);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function requests(verbs: readonly string[]): RegExp {
  const verb = verbs
    .map(
      one => `[${one[0]}${one[0].toLocaleUpperCase('en-US')}]${one.slice(1)}`,
    )
    .join('|');
  return new RegExp(
    `(?:^|[^\\p{L}-])(${verb}) (?:${HANDLE}|${NAME}|${LOGIN})${FOLLOWING}`,
    'gu',
  );
}

function findPersonRequest(text: string, people: People): string | undefined {
  for (const [pattern, isPerson] of REQUESTS) {
    for (const match of text.matchAll(pattern)) {
      const [, verb, handle, name, login, following] = match;
      if (handle && !isTeamName(handle, people)) {
        return `${verb} @${handle}`;
      }
      if (name && !TEAM_WORD.test(following) && isPerson(name, people)) {
        return `${verb} ${name}`;
      }
      if (login && isLogin(login, people)) {
        return `${verb} ${login}`;
      }
    }
  }
  for (const pattern of [CALLING_AT_NUMBER, ASKING_POLITELY]) {
    for (const [, verb, name] of text.matchAll(pattern)) {
      if (isPersonName(name, people, true)) {
        return `${verb} ${name}`;
      }
    }
  }
  return undefined;
}

/** Whether a name such as "jane.miller" is that of a person and not of a file or host. */
function isLogin(login: string, people: People): boolean {
  return isGivenName(login.split('.')[0]) && !isTeamName(login, people);
}

/** An address is personal if it consists of a first and a last name, or is an author's. */
function findAddress(text: string, people: People): string | undefined {
  for (const { 1: local } of text.matchAll(EMAIL)) {
    const isAuthor = people.authors.some(
      ({ username }) =>
        username.toLocaleLowerCase('en-US') ===
        local.toLocaleLowerCase('en-US'),
    );
    const isFullName =
      /^\p{L}{2,20}[._]\p{L}{2,20}$/u.test(local) &&
      isPersonName(
        local
          .split(/[._]/)
          .map(part => part[0].toLocaleUpperCase('en-US') + part.slice(1))
          .join(' '),
        people,
        true,
      );
    if (isAuthor || isFullName) {
      return `${local}@…`;
    }
  }
  return undefined;
}

/** In UTF-16 code units, after a number: "call +49 … (on-call)". */
const AFTER_NUMBER = 30;

function findNumber(text: string): string | undefined {
  for (const match of text.matchAll(CALLING)) {
    const end = match.index + match[0].length;
    if (!TEAM_WORD.test(text.slice(match.index, end + AFTER_NUMBER))) {
      return match[0].trim();
    }
  }
  return undefined;
}
