namespace SlackLearningBot.Outbox;

/// <summary>
/// Whoever says stop, or whose night begins, while their lesson waits in a slow lane gets it no more: when the turn of one comes whose admission is
/// old, everything old in its lane is asked about in one call. At most one is under way; it rings when it is done.
/// </summary>
internal sealed class Readmission(string teamId, SenderTools tools, Bell bell)
{
    private (LaneQueue Lane, IReadOnlyList<Parcel> Asked, Task<IReadOnlySet<Guid>> Work)? underWay;

    public bool IsUnderWay => underWay is not null;

    /// <summary>Whether the lane's next parcel may go; when not, it is being asked about.</summary>
    public bool LetsGo(LaneQueue lane, CancellationToken hurry)
    {
        var now = tools.Calendar.Now;
        if (lane.Next is not { } next || next.IsAdmitted(now))
        {
            return true;
        }

        if (!IsUnderWay)
        {
            var asked = lane.Waiting.Where(parcel => !parcel.IsAdmitted(now)).ToList();
            var work = AskAsync(asked, hurry);
            underWay = (lane, asked, work);
            bell.RingAfter(work);
        }

        return false;
    }

    /// <summary>Lets those go that are welcome, and takes the others out of their lane: what became of them is recorded. Throws what it threw.</summary>
    public void TakeResult()
    {
        if (underWay is not var (lane, asked, work) || !work.IsCompleted)
        {
            return;
        }

        underWay = null;
        var welcome = work.GetAwaiter().GetResult();
        foreach (var parcel in asked)
        {
            if (welcome.Contains(parcel.Delivery.Id))
            {
                parcel.AdmittedAt = tools.Calendar.Now;
            }
            else
            {
                lane.Remove(parcel);
            }
        }
    }

    private async Task<IReadOnlySet<Guid>> AskAsync(IReadOnlyList<Parcel> asked, CancellationToken hurry)
    {
        using var desk = await tools.Desks.EnterAsync();
        return await tools.Preparer.AdmitAgainAsync(teamId, [.. asked.Select(parcel => parcel.Delivery)], hurry);
    }
}
