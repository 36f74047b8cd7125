namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>
/// Proves that a round is the best there is, so that nobody has to trust how it was found (<see cref="CertificateCheck"/>). All by the places in the table's lists.
/// </summary>
/// <remarks>
/// As many as can be: every pair that may be has a mentee in <paramref name="CoverMentees"/> or a mentor in <paramref name="CoverMentors"/>, so no round can have more pairs than
/// there are such mentees and places of such mentors (König 1931). The best total of so many: with a price for each mentee and each place, none below 0, of which those of a pair that
/// may be never add up to less than its fit and <paramref name="Bonus"/>, no round of k pairs has a greater total than all prices together less k times the bonus.
/// </remarks>
/// <param name="CoverMentees">Whether a mentee is in the cover.</param>
/// <param name="CoverMentors">Whether a mentor is.</param>
/// <param name="Bonus">The price of one more pair.</param>
/// <param name="MenteePrices">Of each mentee.</param>
/// <param name="MentorPrices">Of each mentor, for each of their places.</param>
public sealed record Certificate(
    IReadOnlyList<bool> CoverMentees, IReadOnlyList<bool> CoverMentors, long Bonus, IReadOnlyList<long> MenteePrices, IReadOnlyList<long> MentorPrices);
