internal import CLAPACK

#if canImport(Glibc)
  internal import Glibc
#endif

/// Which libraries do the arithmetic; results name them.
public enum NumericsLibraries {
  /// LAPACK's version as the library tells it, `3.11.0` say.
  public static var lapackVersion: String {
    var (major, minor, patch): (CInt, CInt, CInt) = (0, 0, 0)
    ilaver_(&major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// `OpenBLAS` where one stands in for the reference BLAS, else `reference`.
  public static var blasName: String {
    #if canImport(Glibc)
      if let process = dlopen(nil, RTLD_LAZY), dlsym(process, "openblas_get_config") != nil {
        return "OpenBLAS"
      }
    #endif
    return "reference"
  }
}
