namespace SlackLearningBot.Learning.Calendars;

/// <summary>Easter Sunday of the western churches.</summary>
public static class Easter
{
    /// <summary>The Gregorian computus, as Meeus gives it (Astronomical Algorithms, chapter 8): no tables, no exceptions.</summary>
    public static DateOnly Of(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuriesOver) = Math.DivRem(century, 4);
        var moonDrift = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - leapCenturies - moonDrift + 15) % 30;
        var (leaps, yearsOver) = Math.DivRem(ofCentury, 4);
        var toSunday = (32 + (2 * centuriesOver) + (2 * leaps) - moon - yearsOver) % 7;
        var correction = (golden + (11 * moon) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(moon + toSunday - (7 * correction) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
