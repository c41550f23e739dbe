internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#endif

/// The array of body(0), body(1), … body(count − 1), computed on several cores.
///
/// Results stand in index order whatever the number of threads. Thread t of T takes the indices t,
/// t + T, t + 2T, …, so neighbours of similar cost spread evenly. One thread, or one index, means
/// a plain loop.
///
/// - Parameters:
///   - count: How many indices; 0 gives an empty array.
///   - threads: At most so many at a time; nil for as many as there are processors at work.
///   - body: Computes one element. It draws random numbers, if any, from a stream of its index.
/// - Throws: the error that the lowest failing index threw, whichever failed first in time.
public func concurrentMap<T: Sendable, Failure: Error>(
  _ count: Int, threads: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> T
) throws(Failure) -> [T] {
  precondition(count >= 0, "a count is never negative")
  let threads = min(max(1, threads ?? activeProcessors), count)
  guard threads > 1 else {
    var elements: [T] = []
    elements.reserveCapacity(count)
    for index in 0..<count { elements.append(try body(index)) }
    return elements
  }

  var outcomes = [Result<T, Failure>?](repeating: nil, count: count)
  outcomes.withUnsafeMutableBufferPointer { buffer in
    // Each index is written by one thread, and read after all have finished.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: count, by: threads) {
        do throws(Failure) {
          places[index] = .success(try body(index))
        } catch {
          places[index] = .failure(error)
          return
        }
      }
    }
  }
  // A thread that failed left its later indices empty; its failure stands before them.
  var elements: [T] = []
  elements.reserveCapacity(count)
  for case let outcome? in outcomes { elements.append(try outcome.get()) }
  return elements
}

/// The number of processors that are switched on.
private let activeProcessors: Int = {
  #if canImport(Glibc)
    Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))
  #else
    1
  #endif
}()
