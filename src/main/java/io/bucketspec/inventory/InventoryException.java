package io.bucketspec.inventory;

/**
 * An inventory that can't be read: it ends the job before the first task, with exit code 3. The
 * message says in full sentences what is wrong, where, and what to do.
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
