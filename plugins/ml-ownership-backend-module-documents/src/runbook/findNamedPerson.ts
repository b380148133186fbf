import { TextBlock } from '../text';
import { People, Person } from './People';

/** Words that mark a name, address or number as that of a team. */
const TEAM_WORD =
  /(?:^|[^\p{L}])(?:teams?|groups?|squads?|guild|crew|chapter|desk|helpdesk|hotline|channels?|rota|rotation|on.?call|duty|pager|standby|bereitschaft|astreinte|guardia|plantão|dyżur|pohotovost|当番|support|service|services|ops|operations|devops|mlops|dataops|sre|admins?|administrators?|platform|engineering|engineers|eng|infra|infrastructure|security|office|department|unit|owners?|stewards?|committee|board|alerts?|list|info|help|contact|noreply|no-reply|it|ml|ai|data|analytics|finance|legal|sales|marketing|product|science|scientists|analysts|leads?|managers?|approvers?|reviewers?|maintainers?|operators?|vendor|provider|supplier|customers?|partners?|cloud|warehouse|lake|bot|ci|cd|api|abteilung|gruppe|équipe|equipe|equipo|zespół|zespołu|tým|tým[ue]|チーム|グループ|担当)(?![\p{L}])/iu;

/** Endings of names of roles and tools that personal names do not have. */
const NO_PERSON =
  /(?:ing|tions?|ments?|ity|ance|ence|ics|ware|ops|hub|labs?|flow|desk|base|lake|ers|ors|ists|ysts|ees|ship|sets?|ups?|ML|AI)$/;

/** Capitalised words that follow "ask" or "call" in runbooks and are not people. */
const NO_NAMES = new Set(
  'Airflow Slack Jira Grafana Kafka Dagster Prefect Spark Github Gitlab Jenkins Vault Terraform Mlflow Kubernetes Docker Python Kubectl Argo Prometheus Datadog Pagerduty Opsgenie Teams Zoom Outlook Confluence Notion Snowflake Databricks Bigquery Redshift Postgres Redis Trino Hive Feast Triton Seldon Sagemaker Vertex Azure Amazon Google Microsoft Finance Legal Security Sales Support Growth Risk Fraud Search Payments Logistics Procurement Compliance Privacy Everybody Everyone Anybody Anyone Somebody Someone Nobody Whoever Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December English German French Center Centre Person People Details Form Us Host Server Object Page Info Number'.split(
    ' ',
  ),
);

/** First names that are also common words; they count only after a request such as "ask". */
const ALSO_WORDS = new Set(
  'will mark may grant bill rose art max sue rich frank drew pat rob chase page hope joy grace jack dean wade june april august summer dawn ray gene penny faith ivy iris olive ruby pearl amber star sky storm guy nick miles carol robin jay kit lance stew sandy rusty buddy root admin test user dev data model train deploy'.split(
    ' ',
  ),
);

/**
 * Phrases before the name of a person who is asked for help. Verbs that are also used for machines, such as "call",
 * are not included: they need a number or an author's name to count.
 */
const ASK = [
  ...['ask', 'ping', 'contact', 'reach out to', 'talk to', 'speak to'],
  ...['speak with', 'talk with', 'consult with', 'check with'],
  ...['get in touch with', 'get approval from', 'escalate to', 'write to'],
  ...['frag', 'frage', 'fragen Sie', 'kontaktiere', 'kontaktieren Sie'],
  ...['wende dich an', 'wenden Sie sich an', 'melde dich bei'],
  ...['demande à', 'demandez à', 'demander à', 'contacte', 'contactez'],
  ...['contacter', 'appelle', 'appelez', 'appeler', 'écris à', 'écrivez à'],
  ...['pregunta a', 'pregunte a', 'preguntar a', 'pide a', 'contacta a'],
  ...['contacta con', 'contactar a', 'contactar con', 'llama a', 'llame a'],
  ...['pergunte a', 'pergunte ao', 'pergunte à', 'peça a', 'peça ao'],
  ...['contate', 'ligue para', 'fale com', 'zapytaj', 'spytaj'],
  ...[
    'skontaktuj się z',
    'zadzwoń do',
    'napisz do',
    'zeptej se',
    'zeptejte se',
  ],
  ...['kontaktuj', 'kontaktujte', 'zavolej', 'zavolejte', 'napiš', 'napište'],
];
const ASKING = new RegExp(
  `(?:^|[^\\p{L}])(${ASK.map(
    verb => `[${verb[0]}${verb[0].toLocaleUpperCase('en-US')}]${verb.slice(1)}`,
  ).join(
    '|',
  )}) (?:@([\\w.-]{2,40})|(\\p{Lu}\\p{Ll}{1,20}(?:[- ]\\p{Lu}\\p{Ll}{1,20})?)(?![\\p{L}\\d]|[-_/(]|\\.\\w))(?=((?: [\\p{L}-]{1,20}){0,2}))`,
  'gu',
);
const ASKING_IN_JAPANESE =
  /([\p{Script=Han}\p{Script=Katakana}]{1,10}(?:さん|氏))(?:に|へ|と)(?:聞|確認|連絡|相談|依頼|問い合わせ|電話)/u;
const EMAIL = /(?:^|[^\w.+-])([\w.+-]{1,64})@(?=[\w-]{1,63}\.[\w.-]{2,})/gu;
const CALLING =
  /(?:^|[^\p{L}])(?:call|phone|ring|text|telefon|tel|ruf\w*|appele[rz]|appelle|llam\w+|ligue|zadzwoń|zavolej\w*)\b[^.;\n]{0,40}?((?:\+|00)\d[\d ()/-]{6,20}\d)/giu;

/** Lines about who wrote a document, not about who is needed. */
const COLOPHON =
  /^(?:(?:last )?(?:updated|reviewed|edited|written|changed|maintained|created)(?: on \S+)? by|authors?|contributors?|credits?|thanks|maintainers?|reviewers?|changelog|history|autor(?:en|es|a)?|auteure?s?|auto[rř]i?|作成者|著者)\b/iu;

/**
 * The first text in which a document depends on a person, as written there: "ask Ada", an author's name, the address
 * or number of one person. A group, a team's address, a channel or a rota does not count.
 */
export function findNamedPerson(
  blocks: readonly TextBlock[],
  people: People,
): string | undefined {
  const authors = people.authors.flatMap(authorPattern);
  let isAuthorLine = false;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      isAuthorLine = COLOPHON.test(block.text);
    }
    if (block.kind === 'code' || isAuthorLine || COLOPHON.test(block.text)) {
      continue;
    }
    // Text in backticks is code.
    const text = block.text.replace(/`[^`]*`/g, '``');
    const found =
      authors.map(pattern => pattern.exec(text)?.[0].trim()).find(Boolean) ??
      (block.kind === 'heading'
        ? undefined
        : findPersonRequest(text, people)) ??
      ASKING_IN_JAPANESE.exec(text)?.[1] ??
      findAddress(text, people) ??
      findNumber(text);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function authorPattern({ username, displayName }: Person): RegExp[] {
  const name = escape(username);
  const patterns = [
    new RegExp(
      `(?:^|[^\\w/@.])(?:user:(?:[\\w.-]+/)?|@)${name}(?![\\w-])`,
      'iu',
    ),
  ];
  if (displayName && displayName.trim().length >= 3) {
    patterns.push(wholeWords(displayName.trim()));
  }
  if (/[._]/.test(username)) {
    patterns.push(wholeWords(username.split(/[._]/).map(capitalise).join(' ')));
    patterns.push(new RegExp(`(?:^|[^\\w/@.-])${name}(?![\\w@/-])`, 'u'));
  } else if (username.length >= 3 && !ALSO_WORDS.has(username)) {
    patterns.push(wholeWords(capitalise(username)));
  }
  const [first, ...others] = displayName?.trim().split(/\s+/) ?? [];
  if (
    others.length > 0 &&
    first.length >= 3 &&
    !ALSO_WORDS.has(first.toLocaleLowerCase('en-US'))
  ) {
    patterns.push(wholeWords(first));
  }
  return patterns;
}

function findPersonRequest(text: string, people: People): string | undefined {
  for (const match of text.matchAll(ASKING)) {
    const [, verb, handle, name, following] = match;
    if (handle && !isTeam(handle, people)) {
      return `${verb} @${handle}`;
    }
    if (
      name &&
      !isTeam(name, people) &&
      !TEAM_WORD.test(following) &&
      !name
        .split(/[- ]/)
        .some(word => NO_NAMES.has(word) || NO_PERSON.test(word))
    ) {
      return `${verb} ${name}`;
    }
  }
  return undefined;
}

/** An address is personal if it consists of a first and a last name, or is an author's. */
function findAddress(text: string, people: People): string | undefined {
  for (const { 1: local } of text.matchAll(EMAIL)) {
    const isAuthor = people.authors.some(
      ({ username }) =>
        username.toLocaleLowerCase('en-US') ===
        local.toLocaleLowerCase('en-US'),
    );
    const looksLikeName = /^\p{L}{2,20}[._]\p{L}{2,20}$/u.test(local);
    if (
      isAuthor ||
      (looksLikeName &&
        !isTeam(local, people) &&
        !local.split(/[._]/).some(word => NO_PERSON.test(word)))
    ) {
      return `${local}@…`;
    }
  }
  return undefined;
}

function findNumber(text: string): string | undefined {
  for (const match of text.matchAll(CALLING)) {
    if (!TEAM_WORD.test(match[0])) {
      return match[0].trim();
    }
  }
  return undefined;
}

function isTeam(name: string, people: People): boolean {
  const words = (text: string) =>
    text
      .toLocaleLowerCase('en-US')
      .split(/[^\p{L}\d]+/u)
      .filter(Boolean);
  const parts = words(name);
  return (
    TEAM_WORD.test(name.replace(/[._-]/g, ' ')) ||
    people.teams.some(team => parts.every(part => words(team).includes(part)))
  );
}

function wholeWords(name: string): RegExp {
  return new RegExp(
    `(?:^|(?<=[^\\p{L}\\d_/@.-]))${escape(name)}(?![\\p{L}\\d_]|-\\p{L})`,
    'u',
  );
}

function capitalise(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase('en-US') + word.slice(1);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
