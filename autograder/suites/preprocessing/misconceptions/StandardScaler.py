"""Wrong ideas about standardising."""

import numpy as np

from sparsecraft_grader.checks import misconception


@misconception("Divide by n: n - 1 belongs to an estimate, and the purpose here is a common scale.")
class sample_deviation:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0, ddof=1) if len(X) > 1 else np.ones(X.shape[1])
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The scale is the root of the variance: dividing by the variance itself leaves a unit behind.")
class variance_as_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.var(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Each column has a mean of its own.")
class mean_of_the_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = np.full(X.shape[1], X.mean())
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Each column has a standard deviation of its own.")
class deviation_of_the_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = np.full(X.shape[1], X.std())
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The mean is that of a column, over the rows: axis 0 and not axis 1.")
class rows_instead_of_columns:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = np.resize(X.mean(axis=1), X.shape[1])
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Subtract the mean; the median belongs to robust scaling.")
class median_as_mean:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = np.median(X, axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The scale is the standard deviation; the range belongs to another scaling.")
class range_as_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = np.ptp(X, axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The scale is the root of the mean square, not the mean size, of the deviations.")
class mean_deviation_as_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = np.abs(X - X.mean(axis=0)).mean(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Deviations count from the mean of the column, not from 0.")
class root_mean_square_as_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = np.sqrt((X**2).mean(axis=0))
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("A constant column has no spread to divide by: its scale counts as 1.")
class constant_divides_by_zero:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("A small number added to every scale is not the 1 that a constant column asks for.")
class small_number_in_the_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_ = self.scale_ + 1e-8
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("A constant column keeps its unit: in another table its entries may differ.")
class constant_becomes_nothing:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        scaled = (X - self.mean_) / self.scale_
        scaled[:, self.scale_ == 1.0] = 0.0
        return scaled

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("transform measures the table that it is given: only fit may do that, or test rows leak into the scale.")
class measured_again:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        X = np.asarray(X, dtype=float)
        self.fit(X)
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("transform subtracts the mean of the table that it is given, instead of the one that fit has measured.")
class mean_of_the_new_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - X.mean(axis=0)) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception(
    "transform divides by the spread of the table that it is given, instead of the one that fit has measured."
)
class scale_of_the_new_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        spread = X.std(axis=0)
        return (X - self.mean_) / np.where(spread == 0, 1.0, spread)

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The mean is subtracted before the division.")
class mean_not_subtracted:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return X / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("After the mean has been subtracted, divide by the scale.")
class not_divided:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return X - self.mean_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Subtract first: dividing X alone leaves the mean in its old unit.")
class divided_first:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return X / self.scale_ - self.mean_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("Divide by the scale; multiplying makes a wide column wider.")
class multiplied:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) * self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The mean is subtracted on the way there, and added on the way back.")
class mean_added:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X + self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The steps are taken back in reverse order: multiply first, then add the mean.")
class back_in_the_same_order:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return (X + self.mean_) * self.scale_


@misconception("On the way back the mean has to be added again.")
class back_without_the_mean:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_


@misconception("On the way back the scale has to be multiplied with.")
class back_without_the_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X + self.mean_


@misconception("inverse_transform goes back: it does not transform once more.")
class back_is_there:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return (X - self.mean_) / self.scale_


@misconception("inverse_transform uses what fit has measured, not what the scaled table looks like.")
class back_by_the_new_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * X.std(axis=0) + X.mean(axis=0)


@misconception("fit has to return the scaler itself, so that calls can be chained.")
class fit_returns_nothing:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("fit measures and returns the scaler; the transformed table comes from transform.")
class fit_returns_the_table:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return (X - self.mean_) / self.scale_

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("What fit has measured belongs to this scaler: kept in the class, the next scaler overwrites it.")
class shared_by_all_scalers:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        type(self).mean_ = X.mean(axis=0)
        type(self).scale_ = X.std(axis=0)
        type(self).scale_[type(self).scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("The results are right, but X is overwritten on the way: the caller still needs it.")
class table_overwritten:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        scaled = (X - self.mean_) / self.scale_
        X *= 0
        return scaled

    def inverse_transform(self, X):
        restored = X * self.scale_ + self.mean_
        X *= 0
        return restored


@misconception("Rounding is for printing. What a method returns keeps all its digits.")
class rounded:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = X.std(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return np.round((X - self.mean_) / self.scale_, 2)

    def inverse_transform(self, X):
        return np.round(X * self.scale_ + self.mean_, 2)


@misconception(
    "Each column has a unit of its own: one mean and one standard deviation for the whole table mix them up."
)
class one_number_for_the_table:
    def fit(self, X):
        self.mean_ = np.mean(X)
        self.scale_ = np.std(X) or 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_


@misconception("A column of the table is a feature: measure along axis 0, so that there is one mean for each column.")
class rows_measured_and_transposed:
    def fit(self, X):
        self.mean_ = X.mean(axis=1)
        self.scale_ = X.std(axis=1)
        return self

    def transform(self, X):
        return ((X.T - self.mean_) / self.scale_).T

    def inverse_transform(self, X):
        return (X.T * self.scale_ + self.mean_).T


@misconception("The largest distance from the mean is that of a single entry; the standard deviation speaks for all.")
class largest_distance_as_scale:
    def fit(self, X):
        X = np.asarray(X, dtype=float)
        self.mean_ = X.mean(axis=0)
        self.scale_ = np.abs(X - self.mean_).max(axis=0)
        self.scale_[self.scale_ == 0] = 1.0
        return self

    def transform(self, X):
        return (X - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return X * self.scale_ + self.mean_
