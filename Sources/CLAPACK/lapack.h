// Prototypes of the Fortran routines Mindset calls; Debian ships the symbols without a header.
#ifndef MINDSET_LAPACK_H
#define MINDSET_LAPACK_H
#endif
