namespace SlackLearningBot.Learning.Assessments;

/// <summary>
/// The code on a certificate: twenty letters and digits of 5 bits each, in groups of five. Without I, L, O and U, which are read as others
/// (Crockford's base 32, https://www.crockford.com/base32.html), so that it survives being typed from paper.
/// </summary>
public static class CertificateCode
{
    public const int Length = 20;

    private const int Group = 5;
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code such as "7K2QD-…", 100 bits of the chance given.</summary>
    /// <param name="chance"><see cref="Length"/> bytes that nobody can guess; 5 bits of each are used.</param>
    /// <exception cref="ArgumentException">Another number of bytes.</exception>
    public static string Of(ReadOnlySpan<byte> chance)
    {
        if (chance.Length != Length)
        {
            throw new ArgumentException($"Found {chance.Length} bytes of chance, expected {Length}.", nameof(chance));
        }

        Span<char> letters = stackalloc char[Length];
        for (var at = 0; at < Length; at++)
        {
            letters[at] = Signs[chance[at] & 31];
        }

        return Grouped(letters);
    }

    /// <summary>The code as it is kept, of whatever somebody typed: any case, any spaces and dashes, O for 0 and I or L for 1; null for what can be no code.</summary>
    public static string? Read(string typed)
    {
        Span<char> letters = stackalloc char[Length];
        var count = 0;
        foreach (var letter in typed)
        {
            if (letter is '-' or '–' or '_' or '`' or '*' || char.IsWhiteSpace(letter))
            {
                continue;
            }

            var sign = char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
            if (count == Length || !Signs.Contains(sign, StringComparison.Ordinal))
            {
                return null;
            }

            letters[count++] = sign;
        }

        return count == Length ? Grouped(letters) : null;
    }

    private static string Grouped(ReadOnlySpan<char> letters) =>
        $"{letters[..Group]}-{letters[Group..(2 * Group)]}-{letters[(2 * Group)..(3 * Group)]}-{letters[(3 * Group)..]}";
}
