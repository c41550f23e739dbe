#!/bin/sh
# Computes every figure file from the studies beside this script and from Lipset.
# The correlation matrix is kept in one file a study, to keep the others small.
set -e
cd "$(dirname "$0")"
figure() {  # name, study, then the options
  name=$1; study=$2; shift 2
  python3 reference.py "$study" "$@" > "figures/$name.json"
}
figure lipset-pca3-varimax ../../surveys/lipset --factors 3
figure lipset-centroid3-varimax ../../surveys/lipset --factors 3 --extraction centroid --no-correlations
figure lipset-spearman ../../surveys/lipset --factors 3 --correlation spearman --no-correlations
figure lipset-kendall ../../surveys/lipset --factors 3 --correlation kendall --no-correlations
figure forced-pca3-varimax forced --factors 3
figure forced-pca3-quartimax forced --factors 3 --rotation quartimax --no-correlations
figure forced-pca4-equamax forced --factors 4 --rotation equamax --no-correlations
figure forced-centroid3-varimax forced --factors 3 --extraction centroid --no-correlations
figure free-pca3-varimax free --factors 3
figure free-pca2-none free --factors 2 --rotation none --no-correlations
figure lipset-paf2-varimax ../../surveys/lipset --factors 2 --extraction paf --no-correlations
figure lipset-ml2-varimax ../../surveys/lipset --factors 2 --extraction ml --no-correlations
figure forced-paf3-varimax forced --factors 3 --extraction paf --no-correlations
python3 reference_groups.py > figures/groups.json
figure blanks-pca3-varimax blanks --factors 3
figure blanks-spearman blanks --factors 3 --correlation spearman --no-correlations
figure blanks-kendall blanks --factors 3 --correlation kendall --no-correlations
