package io.bucketspec.faults;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ways in which a store is in trouble. */
final class Troubles {
  private static final Duration MOST = Duration.ofMinutes(2);

  private Troubles() {}

  /** A share of some requests goes wrong, others not; which ones depends on the seed. */
  static Function<StoreRequest, StoreAnswer> share(
      StoreAnswer wrong, double share, long seed, Predicate<StoreRequest> of) {
    Random random = new Random(seed);
    return request -> of.test(request) && random.nextDouble() < share ? wrong : StoreAnswer.TRUE;
  }

  /** From the first of some requests on, a number of requests of all sorts goes wrong. */
  static Function<StoreRequest, StoreAnswer> burst(
      StoreAnswer wrong, int length, Predicate<StoreRequest> from) {
    AtomicInteger seen = new AtomicInteger();
    return request -> {
      if (seen.get() == 0 && !from.test(request)) {
        return StoreAnswer.TRUE;
      }
      return seen.incrementAndGet() <= length ? wrong : StoreAnswer.TRUE;
    };
  }

  /** The first of those requests goes wrong, also where several come at once. */
  static Function<StoreRequest, StoreAnswer> first(StoreAnswer wrong, Predicate<StoreRequest> of) {
    AtomicInteger seen = new AtomicInteger();
    return request -> of.test(request) && seen.incrementAndGet() == 1 ? wrong : StoreAnswer.TRUE;
  }

  /** Each of those requests goes wrong, and none of them before one of some others has come. */
  static Function<StoreRequest, StoreAnswer> afterFirst(
      StoreAnswer wrong, Predicate<StoreRequest> first, Predicate<StoreRequest> of) {
    CountDownLatch come = new CountDownLatch(1);
    return request -> {
      if (first.test(request)) {
        come.countDown();
      }
      if (!of.test(request)) {
        return StoreAnswer.TRUE;
      }
      try {
        if (!come.await(MOST.toSeconds(), TimeUnit.SECONDS)) {
          throw new AssertionError("None has come before " + request);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return wrong;
    };
  }

  /** Each of those requests goes wrong. */
  static Function<StoreRequest, StoreAnswer> each(StoreAnswer wrong, Predicate<StoreRequest> of) {
    return request -> of.test(request) ? wrong : StoreAnswer.TRUE;
  }
}
