package io.playledger.trivia;

import io.playledger.event.EventId;
import io.playledger.platform.error.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looking after the questions: what an administrator may do. */
@ApplicationScoped
public class QuestionBank {

  private final Clock clock = Clock.systemUTC();

  /** Questions in play by id, one page. */
  @Transactional
  public List<Question> list(@Nullable String category, @Nullable String after, int limit) {
    return Question.<Question>find(
            "retiredAt is null and (?1 is null or category = ?1) and id > ?2 order by id",
            category,
            after == null ? "" : after)
        .page(0, limit)
        .list();
  }

  /**
   * @throws Refusal if there is no such question in play
   */
  @Transactional
  public Question get(String id) {
    return inPlay(id).orElseThrow(() -> noSuch(id));
  }

  /**
   * @throws Refusal naming the field that is wrong
   */
  @Transactional
  public Question add(QuestionDraft draft) {
    return add("question-" + EventId.at(clock.instant()), draft);
  }

  /**
   * Lets one transaction at a time add questions by {@link #addOnce}: two that look and then insert
   * would meet at the same id.
   */
  @Transactional(TxType.MANDATORY)
  void lockForAdding() {
    Question.getEntityManager()
        .createNativeQuery("lock table trivia.question in share row exclusive mode")
        .executeUpdate();
  }

  /** Adds a question under an id of the caller's; the same id again changes nothing. */
  @Transactional(TxType.MANDATORY)
  boolean addOnce(String id, QuestionDraft draft) {
    if (Question.find(id).isPresent()) {
      return false;
    }
    add(id, draft);
    return true;
  }

  /**
   * Rewrites a question. Games that hold it see the new wording; verdicts given stay.
   *
   * @throws Refusal if there is none, or naming the field that is wrong
   */
  @Transactional
  public Question change(String id, QuestionDraft draft) {
    draft.fault().ifPresent(QuestionBank::refuse);
    Question question = inPlay(id).orElseThrow(() -> noSuch(id));
    fill(question, draft);
    return question;
  }

  /**
   * Takes a question out of play. It stays for the games that hold it.
   *
   * @throws Refusal if there is no such question in play
   */
  @Transactional
  public void retire(String id) {
    inPlay(id).orElseThrow(() -> noSuch(id)).retiredAt = clock.instant();
  }

  private Question add(String id, QuestionDraft draft) {
    draft.fault().ifPresent(QuestionBank::refuse);
    Question question = new Question();
    question.id = id;
    question.createdAt = Instant.now(clock);
    fill(question, draft);
    question.persist();
    return question;
  }

  private static void fill(Question question, QuestionDraft draft) {
    question.category = draft.category();
    question.difficulty = draft.difficulty().label();
    question.text = draft.text();
    question.options = draft.options();
    question.correctIndex = draft.correctIndex();
  }

  private static Optional<Question> inPlay(String id) {
    return Question.find(id).filter(question -> question.retiredAt == null);
  }

  private static Refusal noSuch(String id) {
    return Refusal.notFound("id", "there is no question '%s'".formatted(id));
  }

  private static void refuse(Refusal fault) {
    throw fault;
  }
}
