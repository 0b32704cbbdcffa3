package io.playledger.intake.rest;

import io.playledger.intake.Accounts.Account;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Accounts of a range of time.
 *
 * @param received events of all accounts below; the sum of the next four
 * @param stored in the ledger
 * @param duplicate that the ledger had already
 * @param conflict whose id belongs to another event
 * @param quarantined that wait in quarantine or were dismissed there
 * @param inFlight events that were received and whose fate is not decided yet, now, in none of the
 *     others: those of this instance, and whatever is in Kafka
 * @param complete whether these are all accounts of the range; false where there are more
 * @param accounts by minute of receipt, product and source, in order of time
 */
record AccountsBody(
    long received,
    long stored,
    long duplicate,
    long conflict,
    long quarantined,
    long inFlight,
    boolean complete,
    List<Account> accounts) {

  static AccountsBody of(List<Account> found, int limit, long inFlight) {
    List<Account> accounts = found.subList(0, Math.min(found.size(), limit));
    return new AccountsBody(
        sum(accounts, Account::received),
        sum(accounts, Account::stored),
        sum(accounts, Account::duplicate),
        sum(accounts, Account::conflict),
        sum(accounts, Account::quarantined),
        inFlight,
        found.size() <= limit,
        accounts);
  }

  private static long sum(List<Account> accounts, ToLongFunction<Account> number) {
    return accounts.stream().mapToLong(number).sum();
  }
}
