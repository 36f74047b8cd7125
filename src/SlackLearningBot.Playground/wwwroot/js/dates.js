// Times as the viewing person reads them: always in that person's zone, never in this computer's.
import { me, workspace } from './workspace.js';

const seconds = ts => Number(ts) * 1000;

export const zoneOf = someone => someone.tz ?? workspace.state.clock.tz ?? 'UTC';

export function format(instant, options, zone = zoneOf(me())) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(instant);
}

export const timeOf = ts => format(seconds(ts), { hour: '2-digit', minute: '2-digit' });

export const fullTimeOf = ts => format(seconds(ts),
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

// "2026-11-23": comparable, and what date inputs speak.
export function dayOf(instant, zone = zoneOf(me())) {
  const { year, month, day } = parts(instant, zone);
  return `${year}-${month}-${day}`;
}

export const dayOfTs = ts => dayOf(seconds(ts));

export function dayLabel(ts, now) {
  const day = dayOfTs(ts);
  if (day === dayOf(now)) {
    return 'Today';
  }
  if (day === dayBefore(dayOf(now))) {
    return 'Yesterday';
  }
  const sameYear = day.slice(0, 4) === dayOf(now).slice(0, 4);
  return format(seconds(ts), { weekday: 'long', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

export function localInputValue(instant, zone = zoneOf(me())) {
  const { year, month, day, hour, minute } = parts(instant, zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

// The instant at which the zone's wall clock shows the value of a datetime-local field.
export function instantOf(localValue, zone = zoneOf(me())) {
  const wall = Date.parse(`${localValue}Z`);
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone));
}

// <!date^ts^{token}…> and rich_text dates; tokens from docs.slack.dev, formatting message text.
export function fillDateTokens(ts, pattern, now) {
  const instant = seconds(ts);
  const near = { 0: 'Today', 1: 'Tomorrow', '-1': 'Yesterday' }[dayDistance(instant, now)];
  const day = options => format(instant, options);
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const plain = { day: 'numeric', month: 'long', year: 'numeric' };
  const short = { day: 'numeric', month: 'short', year: 'numeric' };
  const tokens = {
    date_num: () => dayOf(instant),
    date: () => day(plain),
    date_short: () => day(short),
    date_long: () => day(long),
    date_pretty: () => near ?? day(plain),
    date_short_pretty: () => near ?? day(short),
    date_long_pretty: () => near ?? day(long),
    time: () => timeOf(ts),
    time_secs: () => day({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    day_divider_pretty: () => near ?? day(long),
    ago: () => ago(instant, now),
  };
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => tokens[name]?.() ?? whole);
}

function ago(instant, now) {
  const words = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
  const minutes = Math.round((instant - now) / 60_000);
  if (Math.abs(minutes) < 60) {
    return words.format(minutes, 'minute');
  }
  return Math.abs(minutes) < 1440 ? words.format(Math.round(minutes / 60), 'hour') : words.format(Math.round(minutes / 1440), 'day');
}

function dayDistance(instant, now) {
  return Math.round((Date.parse(dayOf(instant)) - Date.parse(dayOf(now))) / 86_400_000);
}

function dayBefore(day) {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function offsetAt(instant, zone) {
  const { year, month, day, hour, minute, second } = parts(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function parts(instant, zone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(instant).map(part => [part.type, part.value]));
}
