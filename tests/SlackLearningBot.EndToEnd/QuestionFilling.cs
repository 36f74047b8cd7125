using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SlackLearningBot.EndToEnd;

/// <summary>The questions of the starter catalogue that are answered in fields, and a person's way to fill them in.</summary>
internal sealed class QuestionFilling(IPage page, bool byKeyboard)
{
    /// <summary>A question's type, words by which it is known, and what is filled in: right by mouse, wrong by keyboard.</summary>
    public static readonly IReadOnlyList<(string Type, string Ask, string[] Right, string[] Wrong)> Questions =
    [
        ("multiple", "camera have recorded", ["You answered three", "You came in at", "You looked at your phone"], ["You answered three", "You wanted to look"]),
        ("numeric", "how many minutes belong", ["20 minutes"], ["5"]),
        ("ordering", "In which order do you act", ["Ask whether", "Roll the release", "Check that", "Look for"], ["Roll the release", "Ask whether", "Check that", "Look for"]),
        ("matching", "What is each of these", ["A topic", "A core sentence", "A list"], ["A topic", "An opening", "A list"]),
        ("typed", "gathers fresh statistics", ["ANALIZE"], ["VACUUM"]),
    ];

    public async Task FillAsync(ILocator message, string type, string[] words)
    {
        switch (type)
        {
            case "multiple":
                foreach (var word in words)
                {
                    var box = message.GetByRole(AriaRole.Checkbox, new() { NameRegex = Begins(word) });
                    await (byKeyboard ? box.PressAsync("Space") : box.CheckAsync());
                }

                break;
            case "numeric" or "typed":
                await message.Locator("[data-action-id='answer.text']").FocusAsync();
                await page.Keyboard.PressAsync("ControlOrMeta+A");
                await page.Keyboard.TypeAsync(words[0]);
                break;
            default:
                var menus = message.Locator("button[data-action-id^='answer.']");
                for (var at = 0; at < words.Length; at++)
                {
                    await ChooseAsync(menus.Nth(at), words[at]);
                }

                break;
        }
    }

    /// <summary>Presses a button by its words.</summary>
    public async Task PressAsync(ILocator message, string words)
    {
        var button = message.GetByRole(AriaRole.Button, new() { NameRegex = Begins(words) }).First;
        await (byKeyboard ? button.PressAsync("Enter") : button.ClickAsync());
    }

    private async Task ChooseAsync(ILocator menu, string words)
    {
        if (!byKeyboard)
        {
            await menu.ClickAsync();
            await page.GetByRole(AriaRole.Option).Filter(new() { HasTextRegex = Begins(words) }).First.ClickAsync();
            return;
        }

        // What the bot sends meanwhile draws the page anew and closes an open menu: then one opens it again.
        for (var tries = 0; tries < 10 && !Begins(words).IsMatch((await menu.InnerTextAsync()).Trim()); tries++)
        {
            await ChooseByKeyboardAsync(menu, words);
        }

        await Assertions.Expect(menu).ToContainTextAsync(words);
    }

    /// <summary>Open, go down to the option, take it.</summary>
    private async Task ChooseByKeyboardAsync(ILocator menu, string words)
    {
        await menu.PressAsync("Enter");
        var options = page.GetByRole(AriaRole.Option);
        await options.First.WaitForAsync();
        var place = (await options.AllInnerTextsAsync()).ToList().FindIndex(text => Begins(words).IsMatch(text.Trim()));
        await page.Keyboard.PressAsync("Home");
        for (var step = 0; step < place; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForTimeoutAsync(300);
    }

    private static Regex Begins(string words) => new("^" + Regex.Escape(words), RegexOptions.None, TimeSpan.FromSeconds(1));
}
