package io.playledger.platform.error;

import java.sql.SQLException;

/** The database did not do what it was asked; see the cause. */
public final class StorageException extends RuntimeException {

  public StorageException(String doing, SQLException cause) {
    super(doing + ": " + cause.getMessage(), cause);
  }
}
