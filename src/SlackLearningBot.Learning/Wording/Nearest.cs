namespace SlackLearningBot.Learning.Wording;

/// <summary>The known word someone probably meant.</summary>
public static class Nearest
{
    private const int LongestWord = 64;

    /// <summary>
    /// The known word at the smallest optimal string alignment distance (insert, delete, replace, swap neighbours; case does not matter),
    /// the alphabetically first of several. Near means at most 1 change in a word of 3–5 letters, 2 in 6–8, 3 in longer ones.
    /// </summary>
    /// <returns>The known word in its own spelling; null when none is near.</returns>
    public static string? To(string word, IEnumerable<string> known)
    {
        var asked = word.Trim().ToLowerInvariant();
        return asked.Length is 0 or > LongestWord
            ? null
            : known
                .Where(candidate => Math.Abs(candidate.Length - asked.Length) <= Allowed(Math.Max(asked.Length, candidate.Length))) // at least so many changes
                .Select(candidate => (Word: candidate, Distance: Distance(asked, candidate.ToLowerInvariant())))
                .Where(found => found.Distance <= Allowed(Math.Max(asked.Length, found.Word.Length)))
                .OrderBy(found => found.Distance)
                .ThenBy(found => found.Word, StringComparer.Ordinal)
                .Select(found => found.Word)
                .FirstOrDefault();
    }

    /// <summary>Optimal string alignment distance: edits where no part is changed twice (Boytsov 2011, doi 10.1145/1963190.1963191).</summary>
    public static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }

    private static int Allowed(int letters) => letters switch
    {
        <= 2 => 0,
        <= 5 => 1,
        <= 8 => 2,
        _ => 3,
    };
}
