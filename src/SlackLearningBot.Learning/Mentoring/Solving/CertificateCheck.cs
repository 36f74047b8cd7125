namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>Holds a round and its certificate against the table, by nothing but adding and comparing.</summary>
public static class CertificateCheck
{
    /// <summary>The first thing that is wrong; null when the round keeps all rules and no other has more pairs, or as many and a greater total.</summary>
    /// <param name="table">What was asked.</param>
    /// <param name="mates">Each mentee's mentor by their places in the lists; -1 for none.</param>
    /// <param name="proof">Its proof.</param>
    public static string? Find(PairTable table, IReadOnlyList<int> mates, Certificate proof) => FindBroken(table, mates) ?? FindMore(table, mates, proof) ?? FindBetter(table, mates, proof);

    /// <summary>Forbidden pairs and too many of them.</summary>
    private static string? FindBroken(PairTable table, IReadOnlyList<int> mates)
    {
        if (mates.Count != table.Mentees.Count)
        {
            return $"found {mates.Count} mentees, expected {table.Mentees.Count}";
        }

        var loads = new int[table.Mentors.Count];
        for (var mentee = 0; mentee < mates.Count; mentee++)
        {
            if (mates[mentee] < 0)
            {
                continue;
            }

            if (table[mentee, mates[mentee]].Why is { } why)
            {
                return $"mentee {mentee} has mentor {mates[mentee]}, whom they may not ({why})";
            }

            loads[mates[mentee]]++;
        }

        return loads.Index().Where(load => load.Item > table.Mentors[load.Index].Places).Select(load => $"mentor {load.Index} has {load.Item} mentees").FirstOrDefault();
    }

    private static string? FindMore(PairTable table, IReadOnlyList<int> mates, Certificate proof)
    {
        for (var mentee = 0; mentee < table.Mentees.Count; mentee++)
        {
            for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
            {
                if (table[mentee, mentor].Why is null && !proof.CoverMentees[mentee] && !proof.CoverMentors[mentor])
                {
                    return $"the cover leaves out mentee {mentee} with mentor {mentor}";
                }
            }
        }

        var most = proof.CoverMentees.Count(isIn => isIn) + table.Mentors.Where((_, at) => proof.CoverMentors[at]).Sum(mentor => (long)mentor.Places);
        var pairs = mates.Count(mate => mate >= 0);
        return pairs == most ? null : $"found {pairs} pairs, and the cover allows {most}";
    }

    private static string? FindBetter(PairTable table, IReadOnlyList<int> mates, Certificate proof)
    {
        var (total, prices) = ((Int128)0, (Int128)0);
        for (var mentee = 0; mentee < table.Mentees.Count; mentee++)
        {
            for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
            {
                if (table[mentee, mentor] is { Why: null, Fit: var fit } && proof.MenteePrices[mentee] + (Int128)proof.MentorPrices[mentor] < proof.Bonus + (Int128)fit)
                {
                    return $"the prices of mentee {mentee} and mentor {mentor} are less than the pair is worth";
                }
            }

            total += mates[mentee] >= 0 ? table[mentee, mates[mentee]].Fit + (Int128)proof.Bonus : 0;
            prices += proof.MenteePrices[mentee];
        }

        for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
        {
            prices += (Int128)proof.MentorPrices[mentor] * table.Mentors[mentor].Places;
        }

        return proof.MenteePrices.Concat(proof.MentorPrices).Any(price => price < 0) ? "a price is below 0"
            : total == prices ? null
            : $"the pairs are worth {total}, and the prices {prices}";
    }
}
