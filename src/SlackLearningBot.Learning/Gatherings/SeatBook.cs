namespace SlackLearningBot.Learning.Gatherings;

/// <summary>Somebody who waits for a seat.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Since">When they said that they want to come.</param>
public sealed record Waiter(string UserId, DateTimeOffset Since);

/// <summary>
/// The seats of a talk or session as they are now. Whoever has a seat keeps it until they say no themselves, also when there are fewer seats
/// afterwards; a free seat goes to whoever waits longest.
/// </summary>
/// <param name="Seats">How many there are; null: as many as come.</param>
/// <param name="Taken">How many people have one.</param>
/// <param name="Waiting">Who waits, in any order.</param>
public sealed record SeatBook(int? Seats, int Taken, IReadOnlyList<Waiter> Waiting)
{
    /// <summary>Seats nobody has; null: as many as come. Never below 0, when seats were taken away from a full room.</summary>
    public int? Free => Seats is { } seats ? Math.Max(0, seats - Taken) : null;

    /// <summary>Whether somebody who comes last gets a seat at once: nobody overtakes those who wait.</summary>
    public bool HasSeatForOneMore => Free is not { } free || free > Waiting.Count;

    /// <summary>Who of those that wait get a seat now, the first of them first.</summary>
    public IReadOnlyList<Waiter> MovingUp() =>
        [.. Waiting.OrderBy(one => one.Since).ThenBy(one => one.UserId, StringComparer.Ordinal).Take(Free ?? Waiting.Count)];
}
