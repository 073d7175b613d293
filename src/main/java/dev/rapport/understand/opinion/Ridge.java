package dev.rapport.understand.opinion;

import java.util.Arrays;
import java.util.List;

/**
 * A linear judgement of vectors, learned from examples: what it says is near 1 for what is like the one kind, near 0 for what is
 * like the other.
 *
 * <p>Least squares with a penalty on long weights (ridge regression, Hoerl and Kennard 1970), solved exactly, so that the same
 * examples always learn the same. Immutable.
 */
final class Ridge {

    private final double[] weights;

    private Ridge(double[] weights) {
        this.weights = weights;
    }

    /**
     * Learns several at once, from the same examples.
     *
     * @param vectors of the same length
     * @param wanted what each of them is to say of each example
     * @param importance how much each example counts
     * @param penalty greater for few or noisy examples
     */
    static List<Ridge> learn(float[][] vectors, List<double[]> wanted, double[] importance, double penalty) {
        int size = vectors[0].length + 1;
        double[][] matrix = new double[size][size];
        double[][] right = new double[wanted.size()][size];
        for (int n = 0; n < vectors.length; n++) {
            double[] row = row(vectors[n]);
            for (int i = 0; i < size; i++) {
                double weighted = importance[n] * row[i];
                for (int one = 0; one < right.length; one++) {
                    right[one][i] += weighted * wanted.get(one)[n];
                }
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += weighted * row[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            matrix[i][i] += i < size - 1 ? penalty : 1e-6;
        }
        decompose(matrix);
        return Arrays.stream(right).map(one -> new Ridge(solved(matrix, one))).toList();
    }

    /** With a one behind it, whose weight is the constant. */
    private static double[] row(float[] vector) {
        double[] row = new double[vector.length + 1];
        for (int i = 0; i < vector.length; i++) {
            row[i] = vector[i];
        }
        row[vector.length] = 1;
        return row;
    }

    /** By Cholesky: the lower half becomes that of the factor. */
    private static void decompose(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double[] row = matrix[i];
            for (int j = 0; j <= i; j++) {
                double[] other = matrix[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = i == j ? Math.sqrt(sum) : sum / other[j];
            }
        }
    }

    private static double[] solved(double[][] factor, double[] right) {
        int size = right.length;
        double[] solution = right.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= factor[i][k] * solution[k];
            }
            solution[i] /= factor[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            solution[i] /= factor[i][i];
            for (int k = 0; k < i; k++) {
                solution[k] -= factor[i][k] * solution[i];
            }
        }
        return solution;
    }

    /** What it says of a vector. */
    double of(float[] vector) {
        double sum = weights[vector.length];
        for (int at = 0; at < vector.length; at++) {
            sum += weights[at] * vector[at];
        }
        return sum;
    }
}
