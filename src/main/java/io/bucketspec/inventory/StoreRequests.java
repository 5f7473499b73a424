package io.bucketspec.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks a store the same of many files, several at a time. */
final class StoreRequests {
  /** A request for a file takes some 50 ms and costs nothing but waiting. */
  private static final int THREADS = 16;

  private static final int FEW = 4;

  private StoreRequests() {}

  /** The answers, in the order of the files. */
  static <A, B> List<B> all(List<A> files, Function<A, B> request) {
    return files.size() <= FEW ? files.stream().map(request).toList() : inParallel(files, request);
  }

  private static <A, B> List<B> inParallel(List<A> files, Function<A, B> request) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(THREADS, files.size()),
            task -> {
              Thread thread = new Thread(task, "inventory-files");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Callable<B>> tasks = new ArrayList<>();
      files.forEach(file -> tasks.add(() -> request.apply(file)));
      List<B> answers = new ArrayList<>();
      for (Future<B> future : pool.invokeAll(tasks)) {
        answers.add(future.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InventoryException("Looking for the inventory's files was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InventoryException told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
