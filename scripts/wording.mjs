/** What `yarn lint:wording` refuses, and what to write instead. A word is in one list. */

/** A word on its own or as a part of an identifier, such as `room` in `RoomNav`, `openRoom`, `MAX_ROOMS`. */
const word = text =>
  new RegExp(
    `(?<![A-Za-z])(?:${text}|${text.toUpperCase()})(?![a-zA-Z])|` +
      `(?<![A-Za-z])${text}(?=[A-Z])|` +
      `(?<![A-Z])${text[0].toUpperCase()}${text.slice(1)}(?![a-z])`,
    'g',
  );

const phrase = text => new RegExp(`\\b(?:${text})`, 'gi');

/** Sources, documentation and English messages. */
export const EVERYWHERE = [
  [word('rooms?'), 'page, tab, section, space or rectangle'],
  [word('referees?'), 'the task of the class, such as context loader'],
  [word('speakers?'), 'identity, reporter or user'],
  [word('doors?'), 'ingestion, API or endpoint'],
  [word('mend(?:s|ed|ing)?'), 'fix'],
  [word('whoever'), 'the owner, the participants: name them'],
  [phrase('by (?:itself|themselves)\\b'), 'automatically, or its own'],
  [phrase('the newest first\\b|(?:the )?latest first\\b'), 'newest first'],
  [
    phrase(
      '(?:is|are|was|were) no (?!longer\\b|more than\\b|less than\\b|such\\b)[a-z]+',
    ),
    'is not a …, has no …, or there is no …',
  ],
  [phrase('(?:is|are) there no more\\b'), 'no longer exists'],
  [phrase('nobody has looked\\b'), 'not checked yet'],
  [phrase('stands? in the way\\b'), 'blocks'],
  [phrase('holds? the pager\\b|carr(?:y|ies) the pager\\b'), 'is on call'],
  [phrase('go(?:es)? in a circle\\b'), 'is a cycle'],
  [phrase('(?:has|have) (?:an|no) answer\\b'), 'is known, is unknown'],
];

/** English messages, in addition. */
export const MESSAGES_EN = [
  [phrase('(?<!stands? )in the way\\b'), 'blocks'],
  [phrase('somebody\\b'), 'a person: the owner, a member'],
  [phrase('nobody else\\b'), 'no other person'],
  [phrase('may not (?:see|read)\\b'), 'do not have access to'],
  [phrase('look(?:s|ed|ing)? (?:at|again)\\b'), 'checks, shows'],
  [phrase('whole system\\b|with its supply chain\\b'), 'system verdict'],
  [
    phrase('(?:take|takes|taking) (?:it )?(?:back|away)\\b|taking team\\b'),
    'withdraw, remove, receiving team',
  ],
  [phrase('(?:made from|around it)\\b'), 'upstream, dependencies'],
  [phrase('it is said\\b|has told\\b'), 'is reported, has reported'],
];

/** German messages. */
export const MESSAGES_DE = [
  [/\bvon selbst\b/gi, 'automatisch'],
  [/\bUrheber/g, 'Autoren'],
  [/\bHerkunft\b/g, 'Lineage, Quelle'],
  [/\bim Ganzen\b/g, 'mit Lieferkette'],
  [/\bVerantwortliche?\b/g, 'Owner, Team'],
  [/\bAuswertung\b/g, 'Bewertung'],
  [/\bRäume\b/g, 'Seiten, Bereiche'],
  [/\bRecht (?:dazu )?fehlt\b|\bfehlt das Recht\b/g, 'Berechtigung fehlt'],
];
