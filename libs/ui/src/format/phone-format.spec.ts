import { formatAddress } from './phone-format.ts';

describe('a phone number', () => {
  it.each([
    ['+34611550122', '+34 611 55 01 22'],
    ['+34963550142', '+34 963 55 01 42'],
    ['+12025550143', '+1 202 555 0143'],
    ['+447700900118', '+44 7700 900118'],
    ['+5215555501234', '+52 155 555 012 34'],
    ['+525555501234', '+52 55 5550 1234'],
    ['+576015550188', '+57 601 555 01 88'],
    ['+351912345678', '+351 912 345 678'],
    ['+50688887777', '+506 888 877 77'],
    ['+4930123456', '+49 301 234 56'],
  ])('%s reads as %s', (address, shown) => {
    expect(formatAddress(address)).toBe(shown);
  });

  it.each(['lucia@example.com', '611550122', '+34', 'sip:4041'])('leaves %s as it is', (address) => {
    expect(formatAddress(address)).toBe(address);
  });
});
