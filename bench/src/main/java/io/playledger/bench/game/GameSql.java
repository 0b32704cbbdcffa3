package io.playledger.bench.game;

/**
 * The statements of a game, word for word as the service sends them: they stand in its {@code
 * SessionStarts}, {@code GameRows} and {@code LedgerWriter}. {@link StatementCheck} reads off the
 * server's log at every run that they are still the same, and come in the same order.
 */
final class GameSql {

  static final String INSERT_SESSION =
      """
      insert into trivia.session
        (id, player_id, client_request_id, category, question_count, clock_offset_millis, started_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (coalesce(player_id, ''), client_request_id) where client_request_id is not null
      do nothing
      """;

  static final String COUNT =
      """
      select count(*) from trivia.question
      where retired_at is null and (?::text is null or category = ?)
      """;

  static final String LOCK =
      """
      select player_id, category, question_count, clock_offset_millis, score, answered, correct,
             started_at, questions_served_at, ended_at
      from trivia.session where id = ? for no key update
      """;

  /** Two statements in one trip. */
  static final String LOCK_AND_READ =
      LOCK
          + """
          ;
          select q.category, q.difficulty, q.correct_index, a.question_id is not null as is_asked,
                 a.ordinal, a.served_at, a.is_correct
          from trivia.question q
          left join trivia.session_question a on a.session_id = ? and a.question_id = q.id
          where q.id = ?
          """;

  static final String DRAW =
      """
      select id, category, difficulty, question_text, options, correct_index
      from trivia.question
      where retired_at is null and (?::text is null or category = ?)
      order by random() limit ?
      """;

  static final String SAVE_SERVED =
      """
      with served as (update trivia.session set questions_served_at = ? where id = ?)
      insert into trivia.session_question (session_id, question_id, ordinal, served_at)
      select ?, q.id, q.place - 1, ?
      from unnest(?::text[]) with ordinality as q (id, place)
      on conflict (session_id, question_id) do update set
        ordinal = excluded.ordinal, served_at = excluded.served_at
      """;

  static final String SAVE_ANSWER =
      """
      with counted as (
        update trivia.session set clock_offset_millis = ?, score = ?, answered = ?, correct = ?
        where id = ?)
      insert into trivia.session_question
        (session_id, question_id, ordinal, served_at, answered_at, answer, is_correct)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (session_id, question_id) do update set
        answered_at = excluded.answered_at, answer = excluded.answer,
        is_correct = excluded.is_correct
      """;

  static final String SAVE_END = "update trivia.session set ended_at = ? where id = ?";

  static final String APPEND =
      """
      insert into ledger.event (id, position, occurred_at, recorded_at, generation, type, source,
                                product, player_id, session_id, content_hash, data, context)
      select e.id, e.position, e.occurred_at, now(), (select max(g.generation) from ledger.generation g),
             e.type, e.source, e.product, e.player_id, e.session_id, e.content_hash, e.data, e.context
      from (select nextval('ledger.event_position') as position, g.id::uuid as id,
                   g.occurred_at::timestamptz as occurred_at, g.type, g.source, g.product,
                   g.player_id, g.session_id, g.content_hash, g.data::jsonb as data,
                   g.context::jsonb as context
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bytea[], ?::text[], ?::text[])
              as g (id, occurred_at, type, source, product, player_id, session_id,
                    content_hash, data, context)) e
      order by e.id
      on conflict (id) do nothing
      returning id
      """;

  private GameSql() {}
}
