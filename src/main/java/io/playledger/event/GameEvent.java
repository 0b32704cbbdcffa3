package io.playledger.event;

/** A fact about a game of ours. The record's components are the event's data. */
public sealed interface GameEvent
    permits GameStarted,
        QuestionsServed,
        QuestionAnswered,
        GameEnded,
        MatchVoided,
        PlayerBanned,
        EventCorrected,
        CorrectionWithdrawn {

  /** The type that the envelope carries. */
  default String type() {
    return switch (this) {
      case GameStarted e -> "game_started";
      case QuestionsServed e -> "questions_served";
      case QuestionAnswered e -> "question_answered";
      case GameEnded e -> "game_ended";
      case MatchVoided e -> "match_voided";
      case PlayerBanned e -> "player_banned";
      case EventCorrected e -> "event_corrected";
      case CorrectionWithdrawn e -> "correction_withdrawn";
    };
  }
}
