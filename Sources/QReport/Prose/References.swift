/// A work that a report cites.
package struct Reference: Hashable, Sendable {
  /// How the text names it: “Brown 1980”.
  package let key: String
  /// The entry of the list.
  package let entry: String
}

extension Reference {
  static let anderson = Reference(
    key: "Anderson 2001",
    entry: "Anderson, M. J. (2001). A new method for non-parametric multivariate analysis of "
      + "variance. Austral Ecology, 26, 32–46.")
  static let benjaminiHochberg = Reference(
    key: "Benjamini & Hochberg 1995",
    entry: "Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of "
      + "the Royal Statistical Society B, 57, 289–300.")
  static let berger = Reference(
    key: "Berger 1982",
    entry: "Berger, R. L. (1982). Multiparameter hypothesis testing and acceptance sampling. "
      + "Technometrics, 24, 295–300.")
  static let brown = Reference(
    key: "Brown 1980",
    entry: "Brown, S. R. (1980). Political Subjectivity: Applications of Q Methodology in "
      + "Political Science. Yale University Press.")
  static let churruca = Reference(
    key: "Churruca et al. 2021",
    entry: "Churruca, K., Ludlow, K., Wu, W., Gibbons, K., Nguyen, H. M., Ellis, L. A. & "
      + "Braithwaite, J. (2021). A scoping review of Q-methodology in healthcare research. BMC "
      + "Medical Research Methodology, 21, 125.")
  static let crawford = Reference(
    key: "Crawford & Ferguson 1970",
    entry: "Crawford, C. B. & Ferguson, G. A. (1970). A general rotation criterion and its use in "
      + "orthogonal rotation. Psychometrika, 35, 321–332.")
  static let davison = Reference(
    key: "Davison et al. 1986",
    entry:
      "Davison, A. C., Hinkley, D. V. & Schechtman, E. (1986). Efficient bootstrap simulation. "
      + "Biometrika, 73, 555–566.")
  static let green = Reference(
    key: "Green et al. 2012",
    entry:
      "Green, S. B., Levy, R., Thompson, M. S., Lu, M. & Lo, W.-J. (2012). A proposed solution "
      + "to the problem with using completely random data to assess the number of factors with "
      + "parallel analysis. Educational and Psychological Measurement, 72, 357–374.")
  static let harman = Reference(
    key: "Harman & Jones 1966",
    entry: "Harman, H. H. & Jones, W. H. (1966). Factor analysis by minimizing residuals (minres). "
      + "Psychometrika, 31, 351–368.")
  static let hedges = Reference(
    key: "Hedges 1981",
    entry: "Hedges, L. V. (1981). Distribution theory for Glass’s estimator of effect size and "
      + "related estimators. Journal of Educational Statistics, 6, 107–128.")
  static let hendrickson = Reference(
    key: "Hendrickson & White 1964",
    entry: "Hendrickson, A. E. & White, P. O. (1964). Promax: a quick method for rotation to "
      + "oblique simple structure. British Journal of Statistical Psychology, 17, 65–70.")
  static let henseler = Reference(
    key: "Henseler et al. 2015",
    entry: "Henseler, J., Ringle, C. M. & Sarstedt, M. (2015). A new criterion for assessing "
      + "discriminant validity in variance-based structural equation modeling. Journal of the "
      + "Academy of Marketing Science, 43, 115–135.")
  static let holm = Reference(
    key: "Holm 1979",
    entry: "Holm, S. (1979). A simple sequentially rejective multiple test procedure. "
      + "Scandinavian Journal of Statistics, 6, 65–70.")
  static let horn = Reference(
    key: "Horn 1965",
    entry: "Horn, J. L. (1965). A rationale and test for the number of factors in factor "
      + "analysis. Psychometrika, 30, 179–185.")
  static let horst = Reference(
    key: "Horst 1965",
    entry: "Horst, P. (1965). Factor Analysis of Data Matrices. Holt, Rinehart and Winston.")
  static let hotelling = Reference(
    key: "Hotelling 1933",
    entry: "Hotelling, H. (1933). Analysis of a complex of statistical variables into principal "
      + "components. Journal of Educational Psychology, 24, 417–441, 498–520.")
  static let joreskog = Reference(
    key: "Jöreskog 1967",
    entry: "Jöreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis. "
      + "Psychometrika, 32, 443–482.")
  static let jennrich = Reference(
    key: "Jennrich 2002",
    entry: "Jennrich, R. I. (2002). A simple general method for oblique rotation. Psychometrika, "
      + "67, 7–19.")
  static let kaiser = Reference(
    key: "Kaiser 1958",
    entry: "Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor analysis. "
      + "Psychometrika, 23, 187–200.")
  static let kendall = Reference(
    key: "Kendall 1945",
    entry: "Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika, 33, "
      + "239–251.")
  static let lapack = Reference(
    key: "Anderson et al. 1999",
    entry: "Anderson, E. et al. (1999). LAPACK Users’ Guide, 3rd edition. Society for Industrial "
      + "and Applied Mathematics.")
  static let schonemann = Reference(
    key: "Schönemann 1966",
    entry: "Schönemann, P. H. (1966). A generalized solution of the orthogonal Procrustes problem. "
      + "Psychometrika, 31, 1–10.")
  static let schuirmann = Reference(
    key: "Schuirmann 1987",
    entry: "Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the "
      + "power approach for assessing the equivalence of average bioavailability. Journal of "
      + "Pharmacokinetics and Biopharmaceutics, 15, 657–680.")
  static let spearmanRanks = Reference(
    key: "Spearman 1904",
    entry: "Spearman, C. (1904). The proof and measurement of association between two things. "
      + "American Journal of Psychology, 15, 72–101.")
  static let spearmanWeights = Reference(
    key: "Spearman 1927", entry: "Spearman, C. (1927). The Abilities of Man. Macmillan.")
  static let steegen = Reference(
    key: "Steegen et al. 2016",
    entry:
      "Steegen, S., Tuerlinckx, F., Gelman, A. & Vanpaemel, W. (2016). Increasing transparency "
      + "through a multiverse analysis. Perspectives on Psychological Science, 11, 702–712.")
  static let stephenson = Reference(
    key: "Stephenson 1935",
    entry: "Stephenson, W. (1935). Technique of factor analysis. Nature, 136, 297.")
  static let thurstone = Reference(
    key: "Thurstone 1947",
    entry: "Thurstone, L. L. (1947). Multiple-Factor Analysis. University of Chicago Press.")
  static let velicer = Reference(
    key: "Velicer 1976",
    entry: "Velicer, W. F. (1976). Determining the number of components from the matrix of partial "
      + "correlations. Psychometrika, 41, 321–327.")
  static let welch = Reference(
    key: "Welch 1947",
    entry: "Welch, B. L. (1947). The generalization of ‘Student’s’ problem when several different "
      + "population variances are involved. Biometrika, 34, 28–35.")
  static let westfallYoung = Reference(
    key: "Westfall & Young 1993",
    entry: "Westfall, P. H. & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.")
  static let zabala = Reference(
    key: "Zabala & Pascual 2016",
    entry: "Zabala, A. & Pascual, U. (2016). Bootstrapping Q methodology to improve the "
      + "understanding of human perspectives. PLoS ONE, 11(2), e0148087.")
}

extension Prose {
  /// The works that the methods name, by author.
  package var references: [Reference] {
    Set(methodParts.flatMap(\.cites)).sorted { $0.entry < $1.entry }
  }
}
