import {
  Drill,
  DueDrill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  ButtonIcon,
  Link,
  Text,
  ToggleButton,
  ToggleButtonGroup,
  useBreakpoint,
} from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useMemo } from 'react';
import { dayFromNow } from '../../../ui/dialog';
import { EntityLink } from '../../../ui/entity';
import { EntityTabBody } from '../../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../../ui/async-state';
import { patchSearchParams, useUrlState } from '../../../ui/url';
import { useMlTranslation } from '../../../translations';
import { describeDue } from '../due';
import { formatDay } from '../../../ui/time';
import { DrillLink, toDo } from '../text';
import {
  lastDayOf,
  localDay,
  monthOf,
  monthsLater,
  formatMonth,
  weekdays,
  weeksOf,
} from './month';
import layout from '../../../ui/layout.module.css';
import styles from './DrillCalendar.module.css';

/** The maximum number of drills in one month; beyond that, a calendar is not readable. */
const MAX_SHOWN = 500;

const MAX_ITEMS_PER_CELL = 3;

/** In pixels, as in the stylesheet. */
const WEEK_HEIGHT = 97;
const WEEKDAYS_HEIGHT = 34;

interface Day {
  drills: Drill[];
  due: DueDrill[];
}

/** A calendar month with planned drills and due dates. */
export function DrillCalendar() {
  const { t, formats } = useMlTranslation();
  const { params, update } = useUrlState();
  const today = dayFromNow(0);
  const thisMonth = today.slice(0, 7);
  const month = monthOf(params.get('month'), today);
  const { up } = useBreakpoint();
  const usualView = up('md') ? 'month' : 'list';
  const view = params.get('view') ?? usualView;
  const plannedFrom = `${month}-01`;
  const plannedTo = lastDayOf(month);
  const drills = useMlQuery(['drills', 'calendar', month], api =>
    api.getDrills({ plannedFrom, plannedTo, limit: MAX_SHOWN }),
  );
  const due = useMlQuery(['due-drills', 'calendar', month], api =>
    api.getDueDrills({
      until: plannedTo,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      limit: MAX_SHOWN,
    }),
  );
  const nonePlanned =
    drills.data && !drills.data.items.some(({ state }) => state === 'planned');
  const coming = useMlQuery(
    nonePlanned ? ['drills', 'coming', month] : undefined,
    api =>
      api.getDrills({
        state: ['planned'],
        plannedFrom: `${monthsLater(month, 1)}-01`,
        limit: 1,
      }),
  );
  const nextDay = nonePlanned ? coming.data?.items[0]?.plannedDate : undefined;
  const error = drills.error ?? due.error;
  const { days, overdue } = useMemo(
    () => byDay(month, drills.data?.items ?? [], due.data?.items ?? []),
    [month, drills.data, due.data],
  );
  const cut = drills.data?.pageInfo.nextCursor || due.data?.pageInfo.nextCursor;
  const goTo = (next: string) =>
    update({ month: next === thisMonth ? undefined : next });

  return (
    <EntityTabBody>
      <div className={styles.header}>
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={t('drills.calendar.previous')}
          icon={<RiArrowLeftSLine />}
          onPress={() => goTo(monthsLater(month, -1))}
        />
        <Text as="h2" variant="title-x-small" weight="bold" aria-live="polite">
          {formatMonth(formats, month)}
        </Text>
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={t('drills.calendar.next')}
          icon={<RiArrowRightSLine />}
          onPress={() => goTo(monthsLater(month, 1))}
        />
        <Button
          size="small"
          variant="secondary"
          isDisabled={month === thisMonth}
          onPress={() => goTo(thisMonth)}
        >
          {t('drills.calendar.today')}
        </Button>
        <ToggleButtonGroup
          aria-label={t('drills.calendar.shownAs')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={keys => {
            const [next] = keys;
            update({ view: next === usualView ? undefined : String(next) });
          }}
        >
          <ToggleButton id="month">{t('drills.calendar.month')}</ToggleButton>
          <ToggleButton id="list">{t('drills.calendar.list')}</ToggleButton>
        </ToggleButtonGroup>
      </div>
      {error && (
        <ErrorState
          error={error}
          subject={t('drills.calendar.subject')}
          onRetry={() => {
            drills.reload();
            due.reload();
          }}
        />
      )}
      {(drills.loading || due.loading) && (
        <LoadingState
          subject={t('drills.calendar.subject')}
          heights={[WEEKDAYS_HEIGHT + weeksOf(month).length * WEEK_HEIGHT]}
        />
      )}
      {!drills.loading && !due.loading && (drills.data || due.data) && (
        <>
          {overdue > 0 && (
            <p className={layout.note}>
              {t('drills.calendar.overdue', { count: overdue })}
            </p>
          )}
          {cut && (
            <p className={layout.note} role="note">
              {t('drills.calendar.cut')}
            </p>
          )}
          {nextDay && (
            <div>
              <Button
                size="small"
                variant="secondary"
                onPress={() => goTo(nextDay.slice(0, 7))}
              >
                {t('drills.calendar.coming', {
                  day: formatDay(formats, nextDay),
                })}
              </Button>
            </div>
          )}
          {view === 'list' ? (
            <DayList days={days} />
          ) : (
            <MonthTable month={month} today={today} days={days} />
          )}
        </>
      )}
    </EntityTabBody>
  );
}

function MonthTable(props: {
  month: string;
  today: string;
  days: ReadonlyMap<string, Day>;
}) {
  const { month, today, days } = props;
  const { formats } = useMlTranslation();
  return (
    <table className={styles.month} aria-label={formatMonth(formats, month)}>
      <thead>
        <tr>
          {weekdays(formats).map(weekday => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (
              <td
                key={weekday}
                className={styles.day}
                data-today={day === today || undefined}
                aria-current={day === today ? 'date' : undefined}
              >
                {day && (
                  <>
                    <time dateTime={day} className={styles.number}>
                      {Number(day.slice(8))}
                    </time>
                    <DayContent
                      day={days.get(day)}
                      maxItems={MAX_ITEMS_PER_CELL}
                    />
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayList(props: { days: ReadonlyMap<string, Day> }) {
  const { days } = props;
  const { t, formats } = useMlTranslation();
  if (days.size === 0) {
    return (
      <EmptyState title={t('drills.calendar.none')}>
        {t('drills.calendar.noneWhy')}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('drills.calendar.days')}>
      {[...days].map(([day, content]) => (
        <li key={day}>
          <h3 className={styles.date}>
            <time dateTime={day}>{formatDay(formats, day)}</time>
          </h3>
          <DayContent day={content} />
        </li>
      ))}
    </ul>
  );
}

function DayContent(props: {
  day: Day | undefined;
  /** The maximum number of events shown; the others are counted, with a link to the list. */
  maxItems?: number;
}) {
  const { day, maxItems = Infinity } = props;
  const { t, formats } = useMlTranslation();
  const { params } = useUrlState();
  if (!day) {
    return null;
  }
  const drills = day.drills.slice(0, maxItems);
  const due = day.due.slice(0, Math.max(0, maxItems - drills.length));
  const more = day.drills.length + day.due.length - drills.length - due.length;
  return (
    <ul className={styles.events}>
      {drills.map(drill => (
        <li key={drill.id} className={styles.event} data-type="drill">
          {t('drills.calendar.drill', {
            drill: (
              <DrillLink id={drill.id}>
                {t('drills.calendar.drillOf', {
                  what: toDo(t, formats, drill.entityRef, drill.abilities),
                  entity: drill.entityTitle,
                })}
              </DrillLink>
            ),
          })}
        </li>
      ))}
      {due.map(item => (
        <li key={item.entityRef} className={styles.event} data-type="due">
          <div>
            {t('drills.calendar.due', {
              entity: (
                <EntityLink
                  entityRef={item.entityRef}
                  title={item.title}
                  hideIcon
                  handover
                />
              ),
            })}
          </div>
          {describeDue(t, formats, item.entityRef, item.abilities).join(', ')}
        </li>
      ))}
      {more > 0 && (
        <li className={styles.event}>
          <Link href={`?${patchSearchParams(params, { view: 'list' })}`}>
            {t('drills.calendar.more', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}

/** Groups the events of a month by day, and counts those that were due earlier. */
function byDay(
  month: string,
  drills: readonly Drill[],
  due: readonly DueDrill[],
): { days: ReadonlyMap<string, Day>; overdue: number } {
  const days = new Map<string, Day>();
  const at = (day: string) => {
    const found = days.get(day) ?? { drills: [], due: [] };
    days.set(day, found);
    return found;
  };
  let overdue = 0;
  for (const drill of drills) {
    if (drill.plannedDate) {
      at(drill.plannedDate).drills.push(drill);
    }
  }
  for (const item of due) {
    const day = localDay(item.dueAt);
    if (day.startsWith(month)) {
      at(day).due.push(item);
    } else if (day < month) {
      overdue++;
    }
  }
  return {
    days: new Map([...days].sort(([a], [b]) => a.localeCompare(b))),
    overdue,
  };
}
