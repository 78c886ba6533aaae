/**
 * The JSON of an entry as PostgreSQL can look into it, as SQL over `recorded_event`. What people wrote may hold half a character or a
 * NUL, at which it refuses; they become U+FFFD. Whoever reads entries whole needs none of this.
 */
export const readableEvent = String.raw`CASE WHEN strpos(event::text, '\u') = 0 THEN event
  ELSE regexp_replace(event::text, '\\u(0000|[dD][89a-fA-F][0-9a-fA-F]{2})', '\\ufffd', 'g')::json END`;
