// Prototypes of the Fortran routines Mindset calls; Debian ships the symbols without a header.
//
// Fortran takes every argument by address, and every CHARACTER argument has a hidden length at
// the end of the list. The inline functions below take plain values, fill in both, and return
// LAPACK's `info`: 0 done, -i argument i illegal, positive as the routine defines it.
// All matrices are column-major without gaps between columns.
#ifndef MINDSET_LAPACK_H
#define MINDSET_LAPACK_H

#include <stdbool.h>
#include <stddef.h>

void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k,
            const double *alpha, const double *a, const int *lda, const double *b, const int *ldb,
            const double *beta, double *c, const int *ldc, size_t, size_t);

void dsyrk_(const char *uplo, const char *trans, const int *n, const int *k, const double *alpha,
            const double *a, const int *lda, const double *beta, double *c, const int *ldc, size_t,
            size_t);

void dsyevr_(const char *jobz, const char *range, const char *uplo, const int *n, double *a,
             const int *lda, const double *vl, const double *vu, const int *il, const int *iu,
             const double *abstol, int *m, double *w, double *z, const int *ldz, int *isuppz,
             double *work, const int *lwork, int *iwork, const int *liwork, int *info, size_t,
             size_t, size_t);

void dsytd2_(const char *uplo, const int *n, double *a, const int *lda, double *d, double *e,
             double *tau, int *info, size_t);

void dsterf_(const int *n, double *d, double *e, int *info);

void dstebz_(const char *range, const char *order, const int *n, const double *vl, const double *vu,
             const int *il, const int *iu, const double *abstol, const double *d, const double *e,
             int *m, int *nsplit, double *w, int *iblock, int *isplit, double *work, int *iwork,
             int *info, size_t, size_t);

void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s,
             double *u, const int *ldu, double *vt, const int *ldvt, double *work,
             const int *lwork, int *iwork, int *info, size_t);

void dgelsd_(const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
             const int *ldb, double *s, const double *rcond, int *rank, double *work,
             const int *lwork, int *iwork, int *info);

void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *ipiv, double *b,
            const int *ldb, int *info);

void ilaver_(int *major, int *minor, int *patch);

/// The least leading dimension Fortran accepts for a matrix of so many rows.
static inline int mindset_leading(int rows) { return rows > 1 ? rows : 1; }

/// C (m×n) = op(A) op(B), k being the length that the product sums over.
static inline void mindset_dgemm(bool transpose_a, bool transpose_b, int m, int n, int k,
                                 const double *a, const double *b, double *c) {
  const double one = 1, zero = 0;
  const int lda = mindset_leading(transpose_a ? k : m);
  const int ldb = mindset_leading(transpose_b ? n : k);
  const int ldc = mindset_leading(m);
  dgemm_(transpose_a ? "T" : "N", transpose_b ? "T" : "N", &m, &n, &k, &one, a, &lda, b, &ldb,
         &zero, c, &ldc, 1, 1);
}

/// Upper triangle of C (n×n) = AᵀA where `transpose`, else AAᵀ; k is the length summed over.
static inline void mindset_dsyrk(bool transpose, int n, int k, const double *a, double *c) {
  const double one = 1, zero = 0;
  const int lda = mindset_leading(transpose ? k : n);
  const int ldc = mindset_leading(n);
  dsyrk_("U", transpose ? "T" : "N", &n, &k, &one, a, &lda, &zero, c, &ldc, 1, 1);
}

/// Eigenvalues number `first` to `last`, counted from 1 in ascending order, of the upper triangle
/// of A (n×n, overwritten), and their vectors.
static inline int mindset_dsyevr(int n, double *a, int first, int last, double *w, double *z,
                                 int *isuppz, double *work, int lwork, int *iwork, int liwork) {
  const double unused = 0, default_tolerance = 0;
  const int lda = mindset_leading(n);
  const bool all = first == 1 && last == n;
  int found = 0, info = 0;
  dsyevr_("V", all ? "A" : "I", "U", &n, a, &lda, &unused, &unused, &first, &last,
          &default_tolerance, &found, w, z, &lda, isuppz, work, &lwork, iwork, &liwork, &info, 1,
          1, 1);
  return info;
}

/// The diagonal d (n) and the entries e (n - 1) beside it of a tridiagonal matrix with the eigenvalues
/// of the upper triangle of A (n×n, overwritten).
static inline int mindset_dsytd2(int n, double *a, double *d, double *e, double *tau) {
  const int lda = mindset_leading(n);
  int info = 0;
  dsytd2_("U", &n, a, &lda, d, e, tau, &info, 1);
  return info;
}

/// All eigenvalues of a tridiagonal matrix, ascending in d; e is overwritten.
static inline int mindset_dsterf(int n, double *d, double *e) {
  int info = 0;
  dsterf_(&n, d, e, &info);
  return info;
}

/// Eigenvalue number `number`, counted from 1 in ascending order, of a tridiagonal matrix, in w[0].
/// `w`, `iblock` and `isplit` have n places, `work` has 4n and `iwork` 3n.
static inline int mindset_dstebz(int n, int number, const double *d, const double *e, double *w,
                                 int *iblock, int *isplit, double *work, int *iwork) {
  const double unused = 0, default_tolerance = 0;
  int found = 0, blocks = 0, info = 0;
  dstebz_("I", "E", &n, &unused, &unused, &number, &number, &default_tolerance, d, e, &found, &blocks,
          w, iblock, isplit, work, iwork, &info, 1, 1);
  return info;
}

/// Thin decomposition of A (m×n, overwritten): u is m×min(m, n), vt is min(m, n)×n.
static inline int mindset_dgesdd(int m, int n, double *a, double *s, double *u, double *vt,
                                 double *work, int lwork, int *iwork) {
  const int lda = mindset_leading(m);
  const int ldvt = mindset_leading(m < n ? m : n);
  int info = 0;
  dgesdd_("S", &m, &n, a, &lda, s, u, &lda, vt, &ldvt, work, &lwork, iwork, &info, 1);
  return info;
}

/// Minimum-norm least squares; b has max(m, n) rows and holds the solution in its first n.
static inline int mindset_dgelsd(int m, int n, int nrhs, double *a, double *b, double *s,
                                 double rcond, int *rank, double *work, int lwork, int *iwork) {
  const int lda = mindset_leading(m);
  const int ldb = mindset_leading(m > n ? m : n);
  int info = 0;
  dgelsd_(&m, &n, &nrhs, a, &lda, b, &ldb, s, &rcond, rank, work, &lwork, iwork, &info);
  return info;
}

/// Solves A X = B for square A (n×n, overwritten); b (n×nrhs) becomes X.
static inline int mindset_dgesv(int n, int nrhs, double *a, int *ipiv, double *b) {
  const int lda = mindset_leading(n);
  int info = 0;
  dgesv_(&n, &nrhs, a, &lda, ipiv, b, &lda, &info);
  return info;
}

#endif
