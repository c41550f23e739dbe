#if canImport(Glibc)
  internal import Glibc
#endif

/// Keeps an OpenBLAS that stands in for the reference BLAS from starting threads of its own.
///
/// ``concurrentMap(_:threads:_:)`` already uses every core; a second layer of threads under it
/// makes the same work several times slower. OpenBLAS reads its environment while it is loaded,
/// before `main`, so setting the variable from here would come too late: its own function is
/// called instead, where the process has one. A user's OPENBLAS_NUM_THREADS wins.
enum ForeignThreads {
  /// Touched before every call of BLAS or LAPACK; runs once in a process.
  static let keepToOne: Void = {
    #if canImport(Glibc)
      guard getenv("OPENBLAS_NUM_THREADS") == nil, let process = dlopen(nil, RTLD_LAZY),
        let symbol = dlsym(process, "openblas_set_num_threads")
      else { return }
      unsafeBitCast(symbol, to: (@convention(c) (CInt) -> Void).self)(1)
    #endif
  }()
}
