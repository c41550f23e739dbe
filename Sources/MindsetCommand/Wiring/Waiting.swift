import Dispatch

/// Does asynchronous work from a command, whose thread waits for it.
func waiting<Value: Sendable>(
  _ work: @escaping @Sendable () async throws -> Value
) throws -> Value {
  let done = DispatchSemaphore(value: 0)
  let box = ResultBox<Value>()
  Task.detached {
    do { box.result = .success(try await work()) } catch { box.result = .failure(error) }
    done.signal()
  }
  done.wait()
  guard let result = box.result else { preconditionFailure("the work has ended") }
  return try result.get()
}

/// Written before the semaphore is signalled, read after.
private final class ResultBox<Value>: @unchecked Sendable {
  var result: Result<Value, any Error>?
}
