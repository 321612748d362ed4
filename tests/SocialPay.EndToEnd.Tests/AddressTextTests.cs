using SocialPay.Domain.Batches;
using SocialPay.Domain.Common;
using SocialPay.Web.Shell;

namespace SocialPay.EndToEnd.Tests;

/// <summary>Addresses written by hand.</summary>
public sealed class AddressTextTests
{
    [Theory]
    [InlineData("Paid", InstructionState.Paid)]
    [InlineData("paid", null)]
    [InlineData("1", null)]
    [InlineData("99", null)]
    [InlineData("Paid,Failed", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Value_TakesAName(string? text, InstructionState? value) => AddressText.Value<InstructionState>(text).ShouldBe(value);

    [Fact]
    public void Id_TakesNothingElse()
    {
        var id = Guid.NewGuid();
        AddressText.Id(id.ToString("N")).ShouldBe(id);
        AddressText.Id("1").ShouldBeNull();
        AddressText.Id(null).ShouldBeNull();
    }

    [Fact]
    public void Month_TakesNothingElse()
    {
        AddressText.Month("2021-06").ShouldBe(new PayPeriod(2021, 6));
        AddressText.Month("2021-13").ShouldBeNull();
        AddressText.Month(null).ShouldBeNull();
    }
}
