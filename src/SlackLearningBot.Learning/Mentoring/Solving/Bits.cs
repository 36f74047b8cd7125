using System.Numerics;

namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>A set of small numbers.</summary>
internal sealed class Bits
{
    private readonly ulong[] words;

    /// <param name="count">They are below this.</param>
    public Bits(int count)
    {
        words = new ulong[(count + 63) / 64];
    }

    public Bits(Bits other)
    {
        words = [.. other.words];
    }

    public bool this[int at] => (words[at >> 6] >> at & 1) != 0;

    public void Set(int at) => words[at >> 6] |= 1UL << at;

    public void Clear(int at) => words[at >> 6] &= ~(1UL << at);

    public bool IsEmpty => !words.AsSpan().ContainsAnyExcept(0UL);

    public bool IsWithin(Bits other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if ((words[at] & ~other.words[at]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All of them, ascending.</summary>
    public IEnumerable<int> All() => And(this);

    /// <summary>Those in both, ascending; words are read as they are when their turn comes.</summary>
    public IEnumerable<int> And(Bits other)
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var word = words[at] & other.words[at]; word != 0; word &= word - 1)
            {
                yield return (at << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
