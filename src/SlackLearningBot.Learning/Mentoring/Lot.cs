namespace SlackLearningBot.Learning.Mentoring;

/// <summary>What decides between equals: a lot that is the same whenever it is drawn, and favours no name and no place in a list.</summary>
public static class Lot
{
    /// <summary>Any number; the words and their order decide.</summary>
    public static ulong Of(string seed, string one, string other = "")
    {
        var hash = 14695981039346656037UL;
        foreach (var word in (ReadOnlySpan<string>)[seed, one, other])
        {
            foreach (var letter in word)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = Mixed(hash);
        }

        return hash;
    }

    /// <summary>Spreads every bit over all the others (the finisher of SplitMix64).</summary>
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
