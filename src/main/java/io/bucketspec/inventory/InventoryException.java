package io.bucketspec.inventory;

/**
 * An inventory that can't be used: it ends the job with exit code 3, before the first task if that
 * can be known then. The message says in full sentences what is wrong, where, and what to do.
 */
public class InventoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InventoryException(String message) {
    super(message);
  }

  public InventoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
