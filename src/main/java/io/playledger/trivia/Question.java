package io.playledger.trivia;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A question of the bank. Retired ones are served no more, but the games that hold them go on. */
@Entity
@Table(schema = "trivia", name = "question")
public class Question extends PanacheEntityBase {

  @Id public String id;

  public String category;

  public String difficulty;

  @Column(name = "question_text")
  public String text;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(columnDefinition = "text[]")
  public List<String> options;

  @Column(name = "correct_index")
  public int correctIndex;

  @Column(name = "created_at")
  public Instant createdAt;

  @Column(name = "retired_at")
  public @Nullable Instant retiredAt;

  public boolean isCorrect(long answer) {
    return answer == correctIndex;
  }

  static Optional<Question> find(String id) {
    return findByIdOptional(id);
  }

  static List<String> categoriesInPlay() {
    return getEntityManager()
        .createQuery(
            "select distinct q.category from Question q where q.retiredAt is null order by q.category",
            String.class)
        .getResultList();
  }
}
