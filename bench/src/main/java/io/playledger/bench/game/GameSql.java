package io.playledger.bench.game;

/**
 * The statements of a game, word for word as the service sends them. They were read off the log of
 * a server with {@code log_statement=all}; {@link StatementCheck} does so again at every run. Most
 * are Hibernate's, made of the entities in {@code io.playledger.trivia}; those of the ledger stand
 * in {@code LedgerWriter}.
 */
final class GameSql {

  static final String INSERT_SESSION =
      """
      insert into trivia.session
        (id, player_id, client_request_id, category, question_count, clock_offset_millis, started_at)
      values (?, cast(? as text), cast(? as text), cast(? as text), ?, ?, ?)
      on conflict (coalesce(player_id, ''), client_request_id) where client_request_id is not null
      do nothing
      """;

  static final String FIND_SESSION =
      "select s1_0.id,s1_0.answered,s1_0.category,s1_0.client_request_id,s1_0.clock_offset_millis,"
          + "s1_0.correct,s1_0.ended_at,s1_0.player_id,s1_0.question_count,"
          + "s1_0.questions_served_at,s1_0.score,s1_0.started_at"
          + " from trivia.session s1_0 where s1_0.id=?";

  static final String LOCK_SESSION = FIND_SESSION + " for no key update of s1_0";

  static final String COUNT_QUESTIONS =
      "select count(*) from trivia.question q1_0 where q1_0.retired_at is null";

  static final String DRAW_QUESTIONS =
      "select * from trivia.question where retired_at is null  order by random() limit ?";

  static final String FIND_QUESTION =
      "select q1_0.id,q1_0.category,q1_0.correct_index,q1_0.created_at,q1_0.difficulty,"
          + "q1_0.options,q1_0.retired_at,q1_0.question_text from trivia.question q1_0"
          + " where q1_0.id=?";

  static final String FIND_ASKED =
      "select sq1_0.session_id,sq1_0.question_id,sq1_0.answer,sq1_0.answered_at,sq1_0.is_correct,"
          + "sq1_0.ordinal,sq1_0.served_at from trivia.session_question sq1_0"
          + " where (sq1_0.session_id,sq1_0.question_id) in ((?,?))";

  static final String INSERT_ASKED =
      "insert into trivia.session_question"
          + " (answer,answered_at,is_correct,ordinal,served_at,session_id,question_id)"
          + " values (?,?,?,?,?,?,?)";

  static final String UPDATE_SESSION =
      "update trivia.session set answered=?,category=?,client_request_id=?,clock_offset_millis=?,"
          + "correct=?,ended_at=?,player_id=?,question_count=?,questions_served_at=?,score=?,"
          + "started_at=? where id=?";

  static final String UPDATE_ASKED =
      "update trivia.session_question set answer=?,answered_at=?,is_correct=?,ordinal=?,"
          + "served_at=? where session_id=? and question_id=?";

  static final String APPEND =
      """
      insert into ledger.event (id, position, occurred_at, generation, type, source, product,
                                player_id, session_id, content_hash, data)
      select e.id, e.position, e.occurred_at, (select max(g.generation) from ledger.generation g),
             e.type, e.source, e.product, e.player_id, e.session_id, e.content_hash, e.data
      from (select nextval('ledger.event_position') as position, given.*
            from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::bytea[], ?::jsonb[])
              as given (id, occurred_at, type, source, product, player_id, session_id,
                        content_hash, data)) e
      order by e.id
      on conflict (id) do nothing
      returning id
      """;

  private GameSql() {}
}
